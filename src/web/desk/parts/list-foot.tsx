import { Button } from "antd";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";

/** Below a list: how much of it there is, and the next page. */
export function ListFoot({ said, more }: { said: string; more: { load(): void; busy: boolean } | null }) {
  const text = useText(generalText);
  return (
    <p className="list-foot">
      <span className="hint">{said}</span>
      {more && (
        <Button onClick={more.load} loading={more.busy}>
          {text.more}
        </Button>
      )}
    </p>
  );
}

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

/** The next page of a list that is read page by page; null where there is none. */
export function moreOf(list: Paged): { load(): void; busy: boolean } | null {
  return list.hasNextPage ? { load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage } : null;
}

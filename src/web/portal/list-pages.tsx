/** @jsxImportSource #html */
import type { FastifyRequest } from "fastify";
import { Pagination } from "../ui/pagination.tsx";
import type { PageContext } from "./context.ts";
import { one, rowNumber } from "./portal.ts";
import type { ListPlace } from "./urls.ts";

/** What a list's address asks for: its cursor, and the number of the first row, which begins anew where there is no cursor. */
export function placeIn({ query }: FastifyRequest): { cursor: Pick<ListPlace, "after" | "before">; from: number } {
  const after = one(query, "after");
  const before = one(query, "before");
  const cursor = after ? { after } : before ? { before } : {};
  return { cursor, from: after || before ? rowNumber(query, "from") : 1 };
}

/** The ways on and back of a list. Pages before are full, so the page that begins at the first row is the first page itself. */
export function ListPages({
  context,
  list,
  summary,
  address,
}: {
  context: PageContext;
  list: { rows: readonly unknown[]; from: number; limit: number; previous: string | null; next: string | null };
  summary: string;
  address: (place: ListPlace) => string;
}) {
  const { common } = context.text.shell;
  const { rows, from, limit, previous, next } = list;
  const back = from - limit <= 1 ? {} : { before: previous ?? "", from: from - limit };
  return (
    <Pagination
      first={from > 1 && from - limit > 1 ? address({}) : null}
      previous={previous ? address(back) : null}
      next={next ? address({ after: next, from: from + rows.length }) : null}
      summary={summary}
      texts={{ label: common.pages, first: common.first, previous: common.previous, next: common.next }}
    />
  );
}

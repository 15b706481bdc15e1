import { Alert } from "antd";
import { useText } from "../language.tsx";
import { generalText } from "../messages/general.ts";
import type { Hearing } from "./hearing.ts";
import { useWords } from "./words.tsx";

/** Whether what is shown keeps itself up to date; where the server refused to go on, why. */
export function LiveSign({ hearing: { connected, refused } }: { hearing: Hearing }) {
  const text = useText(generalText);
  const words = useWords();
  return (
    <span className={connected ? "live-sign" : "live-sign live-lost"} role="status">
      {refused ? words(refused) : connected ? text.live : text.liveLost}
    </span>
  );
}

/** For pages that say nothing as long as all is well. */
export function LiveRefusal({ hearing: { refused } }: { hearing: Hearing }) {
  const words = useWords();
  return refused === null ? null : <Alert type="warning" showIcon title={words(refused)} />;
}

import type { ReactNode } from "react";
import { secondOf } from "../clock/moment.ts";

/** One act as a record shows it. */
export interface RecordedAct {
  what: ReactNode;
  at: string;
  /** Who did it, at which post. */
  by: ReactNode;
  /** Further lines between who and their words. */
  more?: ReactNode;
  /** Reason or opinion, in their own words. */
  words: string | null;
}

/** What was done, newest first. */
export function RecordList({ acts }: { acts: readonly (RecordedAct & { key: string | number })[] }) {
  return (
    <ol className="record">
      {[...acts].reverse().map(({ key, ...act }) => (
        <li key={key}>
          <RecordEntry {...act} />
        </li>
      ))}
    </ol>
  );
}

/** One line of a record: what, when, by whom and in which words. */
export function RecordEntry({ what, at, by, more, words }: RecordedAct) {
  return (
    <>
      <p className="record-head">
        {what}
        <time className="hint figures" dateTime={at}>
          {secondOf(at)}
        </time>
      </p>
      <p className="hint">{by}</p>
      {more}
      {words !== null && words !== "" && <blockquote>{words}</blockquote>}
    </>
  );
}

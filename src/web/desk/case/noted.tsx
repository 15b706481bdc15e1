import { useQuery } from "@tanstack/react-query";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { LevelTag } from "../clock/level-tag.tsx";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { supervisionText } from "../messages/supervision.ts";
import { api } from "../server.ts";
import { useAlarmWords } from "../supervision/use-alarm-words.ts";
import { notedBeside } from "./noted-beside.ts";

/** Alarms come a second or two after the act, from another hand than the page's own news. */
const ASK_EVERY = 10_000;

/** What supervision noted of this case: those who handle it read the same as those who watch it. Nothing where all is well. */
export function Noted({ caseId, version, clocks }: { caseId: string; version: number; clocks: CaseView["clocks"] }) {
  const text = useText(supervisionText);
  const wordsOf = useAlarmWords();
  const found = useQuery(
    api.supervision.ofCase.queryOptions({ caseId, version }, { refetchInterval: ASK_EVERY, placeholderData: (before) => before }),
  );
  const alarms = notedBeside(found.data ?? [], clocks);
  if (alarms.length === 0) return null;
  return (
    <section className="block-part noted" aria-labelledby="noted">
      <h3 id="noted">{text.noted}</h3>
      <p className="hint">{text.notedHint}</p>
      <ul>
        {[...alarms].reverse().map((alarm) => {
          const { what, seen } = wordsOf(alarm);
          return (
            <li key={alarm.id}>
              <LevelTag level={alarm.level} /> {what}
              <span className="hint block">
                {seen} · <time className="figures">{secondOf(alarm.at)}</time>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

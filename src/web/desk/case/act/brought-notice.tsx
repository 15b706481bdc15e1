import type { TimelineEntry } from "../../../../modules/cases/shared.ts";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { eventText } from "../../messages/terms.ts";
import { recordFacts } from "../record-facts.ts";

/** Why the step is with the reader: who returned it or asks them, and in which words. It stands where they act, not only down in the record. */
export function BroughtNotice({ entry }: { entry: TimelineEntry }) {
  const text = useText(caseText);
  const nameOf = useText(eventText);
  const facts = recordFacts(entry, text.recordFacts);
  return (
    <div className="brought">
      <p>
        <strong>{nameOf(entry.type)}</strong> {entry.person?.name ?? text.system}{" "}
        <time className="hint figures unbroken">{minuteOf(entry.at)}</time>
      </p>
      {facts !== "" && <p className="hint">{facts}</p>}
      {entry.opinion !== null && <p className="brought-words">{entry.opinion}</p>}
    </div>
  );
}

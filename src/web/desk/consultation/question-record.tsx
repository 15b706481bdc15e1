import type { QuestionEvent } from "../../../modules/consultation/shared.ts";
import { secondOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";

/** Everything that was done to the question, newest first. */
export function QuestionRecord({ entries }: { entries: readonly QuestionEvent[] }) {
  const text = useText(consultationText);
  const names: Readonly<Record<string, string>> = text.events;
  return (
    <section className="block-part">
      <h3>{text.timeline}</h3>
      <ol className="record">
        {[...entries].reverse().map((entry) => (
          <li key={entry.sequence}>
            <p className="record-head">
              <strong>{names[entry.type] ?? entry.type}</strong>
              <time className="hint figures" dateTime={entry.at}>
                {secondOf(entry.at)}
              </time>
            </p>
            <p className="hint">
              {entry.person === null
                ? text.citizen
                : [entry.person.name, entry.person.staffNumber, entry.person.orgName].filter(Boolean).join(" · ")}
            </p>
            {entry.departmentName !== null && <p>{text.toDepartment(entry.departmentName)}</p>}
            {entry.reason !== null && <blockquote>{entry.reason}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

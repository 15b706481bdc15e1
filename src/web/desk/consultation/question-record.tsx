import type { QuestionEvent } from "../../../modules/consultation/shared.ts";
import { useText } from "../language.tsx";
import { consultationText } from "../messages/consultation.ts";
import { RecordList } from "../parts/record-list.tsx";

/** Everything that was done to the question, newest first. */
export function QuestionRecord({ entries }: { entries: readonly QuestionEvent[] }) {
  const text = useText(consultationText);
  const names: Readonly<Record<string, string>> = text.events;
  return (
    <section className="block-part">
      <h3>{text.timeline}</h3>
      <RecordList
        acts={entries.map(({ sequence, type, at, person, departmentName, reason }) => ({
          key: sequence,
          what: <strong>{names[type] ?? type}</strong>,
          at,
          by: person === null ? text.citizen : [person.name, person.staffNumber, person.orgName].filter(Boolean).join(" · "),
          more: departmentName !== null && <p>{text.toDepartment(departmentName)}</p>,
          words: reason,
        }))}
      />
    </section>
  );
}

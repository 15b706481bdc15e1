import type { ReactNode } from "react";
import type { CaseView, FormLine } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { Facts } from "../parts/facts.tsx";
import { groupsOf, type LineTable } from "./answer-groups.ts";
import { Files, type FilesSetting } from "./materials/files.tsx";
import { Unmask } from "./unmask.tsx";

/** Who asks, and who acts for them. */
export function Applicant({
  view: { applicant, masked },
  onShow,
}: {
  view: Pick<CaseView, "applicant" | "masked">;
  onShow: (() => void) | undefined;
}) {
  const text = useText(caseText);
  const { agent } = applicant;
  return (
    <section className="block-part">
      <h3>
        {text.applicant} <span className="hint">{applicant.kind === "person" ? text.person : text.organisation}</span>
      </h3>
      <Facts
        rows={[
          [text.name, applicant.name],
          [text.number, applicant.number],
          [text.phone, applicant.phone],
          [text.email, applicant.email],
          [text.address, applicant.address],
          [text.agent, agent && `${agent.name} ${agent.number} ${agent.phone}`],
        ]}
      />
      {masked && <Unmask onShow={onShow} />}
    </section>
  );
}

interface AnswerTableProps {
  group: LineTable;
  answer: (line: FormLine) => ReactNode;
}

/** Rows under the names of their columns; on a narrow screen each row lists names and answers. */
function AnswerTable({ group: { columns, rows }, answer }: AnswerTableProps) {
  return (
    <table className="answer-table">
      <thead>
        <tr>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.at}>
            {columns.map(({ id, label }) => {
              const line = row.cells.get(id);
              return (
                <td key={id} data-label={label}>
                  {line && answer(line)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Without `files` those of an answer are only named. */
export function FormAnswers({ files, lines }: { files?: FilesSetting; lines: readonly FormLine[] }) {
  const text = useText(caseText);
  const answer = (line: FormLine) => (line.files && files ? <Files setting={files} place={line.path} files={line.files} /> : line.text);
  return (
    <section className="block-part">
      <h3>{text.form}</h3>
      {lines.length === 0 ? (
        <p className="hint">{text.noForm}</p>
      ) : (
        groupsOf(lines).map((group) =>
          group.rows ? (
            <AnswerTable key={group.table} group={group} answer={answer} />
          ) : (
            <Facts key={group.lines[0]?.path} rows={group.lines.map((line) => [line.label, answer(line), line.files !== undefined])} />
          ),
        )
      )}
    </section>
  );
}

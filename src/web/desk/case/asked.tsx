import type { CaseView, FormLine } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { Facts } from "../parts/facts.tsx";
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

/** Lines of one row of a table stand together, apart from the next row. */
function groupsOf(lines: readonly FormLine[]): FormLine[][] {
  const groups: FormLine[][] = [];
  let last: string | undefined;
  for (const line of lines) {
    const row = /^.*\[\d+\]/.exec(line.path)?.[0] ?? "";
    if (row === last) groups.at(-1)?.push(line);
    else groups.push([line]);
    last = row;
  }
  return groups;
}

/** Without `files` those of an answer are only named. */
export function FormAnswers({ files, lines }: { files?: FilesSetting; lines: readonly FormLine[] }) {
  const text = useText(caseText);
  return (
    <section className="block-part">
      <h3>{text.form}</h3>
      {lines.length === 0 ? (
        <p className="hint">{text.noForm}</p>
      ) : (
        groupsOf(lines).map((group) => (
          <Facts
            key={group[0]?.path}
            rows={group.map((line) => [
              line.label,
              line.files && files ? <Files key="files" setting={files} place={line.path} files={line.files} /> : line.text,
              line.files !== undefined,
            ])}
          />
        ))
      )}
    </section>
  );
}

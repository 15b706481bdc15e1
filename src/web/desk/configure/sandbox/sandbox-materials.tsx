import { Radio } from "antd";
import { type ItemPackage, knownAnswers, materialsFor, type SituationAnswers } from "../../../../modules/catalogue/shared.ts";
import { SANDBOX_GIVEN, type SandboxGiven } from "../../../../modules/designs/shared.ts";
import { SituationQuestions } from "../../intake/situation-questions.tsx";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";

export interface SandboxMaterialsProps {
  item: ItemPackage;
  /** What the applicant of the play answers; the first choice where nothing is chosen. */
  situations: SituationAnswers;
  onSituations: (answers: SituationAnswers) => void;
  given: Readonly<Record<string, SandboxGiven>>;
  onChange: (given: Record<string, SandboxGiven>) => void;
}

/** How each material comes with the invented application: as a sample file, on paper, or not at all, so that 补正 can be played. */
export function SandboxMaterials({ item, situations, onSituations, given, onChange }: SandboxMaterialsProps) {
  const text = useText(configureText);
  const { materials, online, situations: questions = [] } = item;
  if (materials.length === 0) return null;
  const firsts = Object.fromEntries(questions.map(({ id, choices: [first] }) => [id, first?.id ?? ""]));
  const answers = { ...firsts, ...knownAnswers(item, situations) };
  return (
    <section className="panel" aria-label={text.sandboxMaterials}>
      <h2>{text.sandboxMaterials}</h2>
      <SituationQuestions situations={questions} answers={answers} onChange={onSituations} />
      <p className="hint">{text.sandboxMaterialsHint}</p>
      <ul className="sandbox-materials">
        {materialsFor(item, answers).map(({ code, name }) => (
          <li key={code}>
            <span>{name}</span>
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={name}
              value={given[code] ?? (online ? "file" : "paper")}
              options={SANDBOX_GIVEN.map((how) => ({ value: how, label: text.given[how] }))}
              onChange={(event) => onChange({ ...given, [code]: event.target.value })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

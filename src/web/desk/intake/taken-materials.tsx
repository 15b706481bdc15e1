import { Button, Checkbox } from "antd";
import type { MaterialFile } from "../../../modules/cases/shared.ts";
import { materialsFor } from "../../../modules/catalogue/shared.ts";
import { HandedIn } from "../case/materials/handed-in.tsx";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { counterText } from "../messages/counter.ts";
import { intakeText } from "../messages/intake.ts";
import { FileTaker } from "../uploads/file-taker.tsx";
import type { IntakeItem } from "./intake.tsx";
import { type IntakeDraft, setAside } from "./intake-draft.ts";
import { SituationQuestions } from "./situation-questions.tsx";

export interface TakenMaterialsProps {
  item: Pick<IntakeItem, "code" | "situations" | "materials">;
  draft: IntakeDraft;
  change: (part: Partial<IntakeDraft>) => void;
  onAllPapers: () => void;
}

type Material = IntakeItem["materials"][number];

/** What the applicant brought: ticked as paper, or scanned and uploaded; each with what makes it acceptable. */
export function TakenMaterials({ item, draft, change, onAllPapers }: TakenMaterialsProps) {
  const text = useText(intakeText);
  const cases = useText(caseText);
  const counter = useText(counterText);
  if (item.materials.length === 0) return null;
  const asked = materialsFor(item, draft.situations);
  const aside = setAside(item, draft);
  const needs = { required: cases.required, optional: cases.optional, later: cases.laterKind };
  const setPaper = (code: string, on: boolean) =>
    change({ papers: on ? [...new Set([...draft.papers, code])] : draft.papers.filter((other) => other !== code) });
  const ownOf = ({ code }: Material) => draft.files.filter((file) => file.material === code);
  return (
    <section className="panel" aria-label={text.materials}>
      <h2>{text.materials}</h2>
      <SituationQuestions situations={item.situations} answers={draft.situations} onChange={(situations) => change({ situations })} />
      <Button size="small" onClick={onAllPapers}>
        {counter.allPapers} <kbd>Alt+A</kbd>
      </Button>
      <ul className="materials">
        {asked.map((material) => (
          <li key={material.code}>
            <p className="material-name">
              {material.name}{" "}
              <span className="hint">
                {needs[material.necessity]} · {counter.forms[material.form]} {counter.copies(material.copies)}
              </span>
            </p>
            <p className="hint">{material.standard}</p>
            <div className="taken">
              <Checkbox checked={draft.papers.includes(material.code)} onChange={(event) => setPaper(material.code, event.target.checked)}>
                <span className="sr-only">{material.name} </span>
                {text.onPaper}
              </Checkbox>
              {draft.papers.includes(material.code) && (
                <HandedIn
                  material={material.name}
                  value={draft.handed[material.code]}
                  onChange={(how) => change({ handed: { ...draft.handed, [material.code]: how } })}
                />
              )}
              <FileTaker<MaterialFile>
                name={material.name}
                what={{ item: item.code, material: material.code }}
                accept={material.accept}
                files={ownOf(material).map((file) => ({ key: file.hash, name: file.name }))}
                onArrived={(file) => change({ files: [...draft.files.filter((other) => !isSame(file, other)), file] })}
                onRemove={(hash) => change({ files: draft.files.filter((file) => file.material !== material.code || file.hash !== hash) })}
              />
            </div>
          </li>
        ))}
      </ul>
      {aside.length > 0 && <p className="hint">{counter.setAside(aside.map(({ name }) => name))}</p>}
    </section>
  );
}

function isSame(one: MaterialFile, other: MaterialFile): boolean {
  return one.material === other.material && one.hash === other.hash;
}

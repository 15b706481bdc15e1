import { Button, Checkbox } from "antd";
import { useState } from "react";
import { materialsFor } from "../../../modules/catalogue/shared.ts";
import { HandedIn } from "../case/materials/handed-in.tsx";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { counterText } from "../messages/counter.ts";
import { intakeText } from "../messages/intake.ts";
import { useWords } from "../parts/words.tsx";
import { CapturePanel } from "./capture/capture-panel.tsx";
import type { IntakeItem } from "./intake.tsx";
import { type IntakeDraft, setAside } from "./intake-draft.ts";
import { SituationQuestions } from "./situation-questions.tsx";
import { uploadMaterial } from "./upload-material.ts";

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
              <Uploads item={item.code} material={material} files={draft.files} onFiles={(files) => change({ files })} />
            </div>
          </li>
        ))}
      </ul>
      {aside.length > 0 && <p className="hint">{counter.setAside(aside.map(({ name }) => name))}</p>}
    </section>
  );
}

interface UploadsProps {
  item: string;
  material: Material;
  files: IntakeDraft["files"];
  onFiles: (files: IntakeDraft["files"]) => void;
}

function Uploads({ item, material, files, onFiles }: UploadsProps) {
  const text = useText(intakeText);
  const counter = useText(counterText);
  const words = useWords();
  const [capturing, setCapturing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const own = files.filter((file) => file.material === material.code);

  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    setFault(null);
    let all = files;
    for (const file of chosen) {
      const answer = await uploadMaterial({ item, material: material.code, file });
      if (answer.ok) all = [...all, answer.file];
      else setFault(`${file.name}: ${words(answer.code)}`);
    }
    setBusy(false);
    onFiles(all);
  };

  return (
    <>
      <label className="upload">
        {busy ? text.uploading : text.upload}
        <span className="sr-only"> {material.name}</span>
        <input
          type="file"
          multiple
          disabled={busy}
          accept={material.accept.map((ending) => `.${ending}`).join(",")}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </label>
      {takesPictures(material) && !capturing && (
        <Button size="small" onClick={() => setCapturing(true)}>
          {counter.capture}
          <span className="sr-only"> {material.name}</span>
        </Button>
      )}
      {capturing && <CapturePanel material={material} onFiles={(made) => void take(made)} onClose={() => setCapturing(false)} />}
      {fault !== null && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      {own.map((file) => (
        <span key={file.hash} className="uploaded">
          {file.name}
          <Button
            type="link"
            size="small"
            aria-label={text.removeFile(file.name)}
            onClick={() => onFiles(files.filter((other) => other !== file))}
          >
            {text.remove}
          </Button>
        </span>
      ))}
    </>
  );
}

function takesPictures({ accept }: Material): boolean {
  return ["pdf", "jpg", "jpeg"].some((ending) => accept.includes(ending));
}

import { useContext } from "react";
import type { MaterialFile } from "../../../../../modules/cases/shared.ts";
import { EarlierPapers } from "../../../intake/earlier-papers.tsx";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import { FileTaker } from "../../../uploads/file-taker.tsx";
import type { FieldsProps } from "../act-fields.tsx";
import { ActStageContext } from "../act-stage.ts";

/** 收补正材料: what is still open may come as files scanned here, or as papers the applicant gave before and agrees to the use of. */
export function SuppliedFiles({ view, draft, change, facts }: FieldsProps) {
  const text = useText(actsText);
  const stage = useContext(ActStageContext);
  const open = view.materials.filter(({ lack, later }) => lack !== null || later !== null);
  if (stage !== null || open.length === 0 || facts === undefined) return null;
  const { applicant } = view;
  const takes = (code: string) => facts.takes.find((material) => material.code === code);
  const others = (code: string, hash: string) => draft.files.filter((file) => file.material !== code || file.hash !== hash);
  return (
    <>
      <fieldset className="act-field">
        <legend>{text.filesAsk}</legend>
        <ul className="check-list">
          {open.map(({ code, name }) => (
            <li key={code} className="taken">
              <span>{name}</span>
              <FileTaker<MaterialFile>
                name={name}
                what={{ item: view.item.code, material: code }}
                accept={takes(code)?.accept ?? []}
                files={draft.files.filter(({ material }) => material === code).map((file) => ({ key: file.hash, name: file.name }))}
                onArrived={(file) => change({ files: [...others(code, file.hash), file] })}
                onRemove={(hash) => change({ files: others(code, hash) })}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <EarlierPapers
        to={{ caseId: view.id }}
        materials={open.filter(({ code }) => takes(code)?.reuse)}
        owner={{ ...applicant, hasAgent: applicant.agent !== null }}
        files={draft.files}
        onFiles={(files) => change({ files })}
      />
    </>
  );
}

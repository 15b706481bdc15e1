import type { MaterialView } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { Files, type FilesSetting } from "./files.tsx";
import { MaterialMarks } from "./material-marks.tsx";
import { TakenOver } from "./taken-over.tsx";

interface MaterialsProps {
  materials: readonly MaterialView[];
  /** Of another situation: kept on file, not asked for. */
  others: readonly MaterialView[];
  setting: FilesSetting;
}

/** Every material with what has come of it. */
export function Materials({ materials, others, setting }: MaterialsProps) {
  const text = useText(caseText);
  return (
    <section className="block-part">
      <h3>{text.materials}</h3>
      {materials.length === 0 && <p className="hint">{text.noMaterials}</p>}
      <MaterialList materials={materials} setting={setting} />
      {others.length > 0 && (
        <>
          <h4>{text.otherMaterials}</h4>
          <MaterialList materials={others} setting={setting} />
        </>
      )}
    </section>
  );
}

function MaterialList({ materials, setting }: Omit<MaterialsProps, "others">) {
  const text = useText(caseText);
  return (
    <ul className="materials">
      {materials.map((material) => (
        <li key={material.code}>
          <p className="material-name">
            {material.name} <MaterialMarks material={material} />
          </p>
          {material.lack !== null && <p className="material-lack">{text.lack(material.lack)}</p>}
          {material.later !== null && <p className="material-lack">{text.laterBy(material.later)}</p>}
          {material.files.map((file) => file.reused && <TakenOver key={file.hash} reused={file.reused} name={file.name} />)}
          <Files setting={setting} place={material.code} files={material.files} />
        </li>
      ))}
    </ul>
  );
}

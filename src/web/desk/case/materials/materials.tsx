import type { MaterialView } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { Files, type FilesSetting } from "./files.tsx";
import { MaterialMarks } from "./material-marks.tsx";

/** Every material with what has come of it. */
export function Materials({ materials, setting }: { materials: readonly MaterialView[]; setting: FilesSetting }) {
  const text = useText(caseText);
  return (
    <section className="block-part">
      <h3>{text.materials}</h3>
      {materials.length === 0 && <p className="hint">{text.noMaterials}</p>}
      <ul className="materials">
        {materials.map((material) => (
          <li key={material.code}>
            <p className="material-name">
              {material.name} <MaterialMarks material={material} />
            </p>
            {material.lack !== null && <p className="material-lack">{text.lack(material.lack)}</p>}
            {material.later !== null && <p className="material-lack">{text.laterBy(material.later)}</p>}
            <Files setting={setting} files={material.files} />
          </li>
        ))}
      </ul>
    </section>
  );
}

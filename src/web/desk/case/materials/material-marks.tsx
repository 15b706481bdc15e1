import type { MaterialView } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { Mark } from "../../parts/mark.tsx";

/** Where a material stands, in a word or two. */
export function MaterialMarks({ material }: { material: MaterialView }) {
  const text = useText(caseText);
  const needs = { required: text.required, optional: text.optional, later: text.laterKind }[material.necessity];
  const given = material.paper || material.files.length > 0;
  return (
    <>
      <span className="hint">{needs}</span>{" "}
      {material.paper && (
        <Mark>{material.handed ? text.handedAs(text.handed[material.handed.original], material.handed.copies) : text.paper}</Mark>
      )}
      {material.checked && <Mark tone="green">{text.checked}</Mark>}
      {!given && material.promised && <Mark tone="amber">{text.promised}</Mark>}
      {!given && !material.promised && material.necessity === "required" && <Mark tone="amber">{text.missing}</Mark>}
    </>
  );
}

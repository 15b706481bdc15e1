/** @jsxImportSource #html */
import type { ItemMaterial } from "../../modules/catalogue/shared.ts";
import { Tag, type TagColour } from "../ui/tag.tsx";
import type { PageContext } from "./context.ts";

const COLOURS: Record<ItemMaterial["necessity"], TagColour> = { required: "blue", optional: "plain", later: "amber" };

/** 材料清单 as a list to tick off, on the screen and on paper. */
export function MaterialsSection({ context, materials }: { context: PageContext; materials: ItemMaterial[] }) {
  const words = context.text.services.guide;
  if (materials.length === 0) return <p>{words.materialsNone}</p>;
  return (
    <>
      <p className="quiet">{words.materialsLead}</p>
      <ul className="checklist">
        {materials.map((material) => (
          <li key={material.code}>
            <input type="checkbox" id={`have-${material.code}`} autoComplete="off" />
            <div>
              <label htmlFor={`have-${material.code}`}>
                <strong>{material.name}</strong>
              </label>{" "}
              <Tag colour={COLOURS[material.necessity]}>{words.necessities[material.necessity]}</Tag>
              <div className="small quiet">
                {context.terms.forms[material.form]}
                {context.text.shell.common.close}
                {words.copies(material.copies)}
              </div>
              {material.standard && (
                <div className="small">
                  <span className="quiet">{words.standard}</span>
                  {material.standard}
                </div>
              )}
              {material.source && (
                <div className="small">
                  <span className="quiet">{words.source}</span>
                  {material.source}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** @jsxImportSource #html */
import { viewPage } from "../../core/forms/index.ts";
import {
  type ItemMaterial,
  type ItemPackage,
  judgeAnswers,
  materialsFor,
  type SituationAnswers,
  situationLines,
  situationsOf,
} from "../../modules/catalogue/shared.ts";
import { Button, LinkButton } from "../ui/buttons.tsx";
import { PageFields } from "../ui/fields/fields.tsx";
import { Tag, type TagColour } from "../ui/tag.tsx";
import type { PageContext } from "./context.ts";
import type { ItemView } from "./item-frame.tsx";
import { asFormData, SITUATION_PAGE, situationForm } from "./situation-form.ts";
import { urls } from "./urls.ts";

const COLOURS: Record<ItemMaterial["necessity"], TagColour> = { required: "blue", optional: "plain", later: "amber" };

interface SectionProps {
  context: PageContext;
  item: ItemView;
  answers: SituationAnswers;
}

/** 材料清单 as a list to tick off, on the screen and on paper: all of it with its situations, or just what the answers ask for. */
export function MaterialsSection({ context, item, answers }: SectionProps) {
  const words = context.text.services.guide;
  const materials = materialsFor(item.package, answers);
  const open = judgeAnswers(item.package, answers).missing.length > 0;
  if (item.package.materials.length === 0) return <p>{words.materialsNone}</p>;
  return (
    <>
      <SituationQuestions context={context} item={item} answers={answers} />
      {materials.length === 0 ? <p>{words.materialsNone}</p> : <p className="quiet">{words.materialsLead}</p>}
      <ul className="checklist">
        {materials.map((material) => (
          <li key={material.code}>
            <input type="checkbox" id={`have-${material.code}`} autoComplete="off" />
            <div>
              <label htmlFor={`have-${material.code}`}>
                <strong>{material.name}</strong>
              </label>{" "}
              <Tag colour={dependsOn(item.package, material, open) ? "plain" : COLOURS[material.necessity]}>
                {necessityText(context, item.package, material, open)}
              </Tag>
              {open && <WhenAsked context={context} item={item.package} material={material} />}
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

/** Whether a paper must come; of one that only some hand in, while nobody has said whether they do, that it depends. */
export function necessityText({ text }: PageContext, item: ItemPackage, material: ItemMaterial, open: boolean): string {
  const words = text.services.guide;
  return dependsOn(item, material, open) ? words.necessityDepends : words.necessities[material.necessity];
}

function dependsOn(item: ItemPackage, material: ItemMaterial, open: boolean): boolean {
  return open && material.necessity === "required" && situationsOf(item, material).length > 0;
}

/** 什么情形要交: nothing for a paper that everybody hands in. */
export function WhenAsked({ context, item, material }: { context: PageContext; item: ItemPackage; material: ItemMaterial }) {
  const words = context.text.services.guide;
  const situations = situationsOf(item, material);
  if (situations.length === 0) return null;
  return <div className="small">{words.whenAsked(situations.map(({ question, answers }) => words.whenAnswered(question, answers)))}</div>;
}

/** The questions, asked on the page by a plain form; once they are answered, the answers with the way on and back. */
function SituationQuestions({ context, item, answers }: SectionProps) {
  const words = context.text.services.guide;
  const definition = situationForm(item.package);
  if (!definition) return null;
  if (judgeAnswers(item.package, answers).missing.length === 0)
    return (
      <div className="situation">
        <p>
          <strong>{words.situationYours(materialsFor(item.package, answers).length)}</strong>
        </p>
        <ul>
          {situationLines(item.package, answers).map(({ id, question, answer }) => (
            <li key={id}>
              {question} <strong>{answer}</strong>
            </li>
          ))}
        </ul>
        <div className="actions">
          {item.package.online && <LinkButton href={urls.apply(item.code, answers)}>{words.situationApply}</LinkButton>}
          <a href={`${urls.guide(item.code)}#materials`}>{words.situationAnew}</a>
        </div>
      </div>
    );
  const missing = judgeAnswers(item.package, answers).missing.length;
  const views = viewPage(definition, SITUATION_PAGE, asFormData(answers), { today: "" });
  const setting = { lang: context.lang, texts: context.text.fields, regions: [], leftovers: [], messageOf: () => undefined };
  return (
    <form method="get" action={`${urls.guide(item.code)}#materials`} className="situation">
      <p>
        <strong>{words.situationTitle}</strong>
      </p>
      {Object.keys(answers).length > 0 && <p role="status">{words.situationOpen(missing)}</p>}
      <PageFields views={views} setting={setting} />
      <Button weight="second">{words.situationShow}</Button>
    </form>
  );
}

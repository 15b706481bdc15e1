/** @jsxImportSource #html */
import { summarise } from "../../../core/forms/index.ts";
import { Fragment } from "../../html/jsx-runtime.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { type Fact, SummaryList } from "../../ui/summary-list.tsx";
import { urls } from "../urls.ts";
import { askedOf, type Given, type JourneyOptions } from "./journey.ts";
import { SetAside } from "./set-aside.tsx";
import { StepFrame, type StepProps } from "./step-frame.tsx";

/** 核对并提交: everything once more, each part with its way back, and the statement that it is true. */
export function CheckPage({
  given,
  options,
  regionName,
  problems,
  ...props
}: StepProps & { given: Given; options: JourneyOptions; regionName: (code: string) => string | undefined; problems: PageError[] }) {
  const { context, item, steps } = props;
  const words = context.text.cases.apply;
  return (
    <StepFrame {...props} errors={[...problems, ...props.errors]} lead={words.checkLead} primary={words.submit}>
      {steps
        .filter((step) => step.page)
        .map((step) => (
          <section key={step.id}>
            <h2>
              {step.title} <ChangeLink {...props} target={step} />
            </h2>
            {groupsOn(step, given, options, regionName).map((group) => (
              <Fragment key={`${group.within ?? ""}${group.facts[0]?.label ?? ""}`}>
                {group.within && <h3>{group.within}</h3>}
                <SummaryList facts={group.facts} />
              </Fragment>
            ))}
          </section>
        ))}
      {steps
        .filter((step) => step.id === "materials")
        .map((step) => (
          <section key={step.id}>
            <h2>
              {words.checkMaterials} <ChangeLink {...props} target={step} />
            </h2>
            <SummaryList
              facts={askedOf(item.package, given).map((material) => ({
                label: material.name,
                value: materialText(material.code, given, words),
              }))}
            />
          </section>
        ))}
      <SetAside context={context} item={item} given={given} />
      <h2>{words.declarationTitle}</h2>
      <p className="statement">{words.declaration}</p>
      <div className="tick">
        <input type="checkbox" id="declaration" name="declaration" value="yes" />
        <label htmlFor="declaration">{words.declarationCheck}</label>
      </div>
    </StepFrame>
  );
}

function ChangeLink({ context, item, target }: StepProps & { target: StepProps["step"] }) {
  const { common } = context.text.shell;
  return (
    <a className="small change" href={urls.applyPage(item.code, target.id)} aria-label={common.changeWhat(target.title)}>
      {common.change}
    </a>
  );
}

interface FactGroup {
  /** The block or row the answers belong to. */
  within: string | undefined;
  facts: Fact[];
}

/** The answers of a step in their order, those of one block or row together. */
function groupsOn(
  { page }: StepProps["step"],
  given: Given,
  { lang, today }: JourneyOptions,
  regionName: (code: string) => string | undefined,
): FactGroup[] {
  if (!page) return [];
  const groups: FactGroup[] = [];
  for (const line of summarise(page.definition, given[page.part], lang, { today, regionName, blanks: true })) {
    if (line.page !== page.id) continue;
    const last = groups.at(-1);
    const fact = { label: line.label, value: line.text };
    if (last && last.within === line.within) last.facts.push(fact);
    else groups.push({ within: line.within, facts: [fact] });
  }
  return groups;
}

function materialText(code: string, given: Given, words: { missingNote: string; paperNote: string }): string {
  const files = given.files.filter((file) => file.material === code);
  if (files.length > 0) return files.map((file) => file.name).join("  ");
  return given.papers.includes(code) ? words.paperNote : words.missingNote;
}

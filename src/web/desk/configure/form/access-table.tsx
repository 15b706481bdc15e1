import type { Right } from "../../../../core/forms/index.ts";
import { type FormDefinition, kindFacts, textIn } from "../../../../core/forms/index.ts";
import type { StepRights } from "../../../../core/process/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { allFields } from "./editing/places.ts";

export interface AccessTableProps {
  form: FormDefinition;
  steps: readonly StepRights[];
  readOnly: boolean;
  onStepAccess: (step: string, field: string, access: Right) => void;
}

const CHOICES: readonly Right[] = ["read", "write", "hidden"];

/** Fields down, steps across: what the person of each step may do with each. A part follows its block until it is set itself. */
export function AccessTable({ form, steps, readOnly, onStepAccess }: AccessTableProps) {
  const designer = useText(formdesignText);
  const { access: text } = designer;
  const { lang } = useLanguage();
  const fields = allFields(form).filter(({ field }) => kindFacts(field.kind).asks);
  if (steps.length === 0) return <p className="hint">{text.noSteps}</p>;
  return (
    <>
      <p className="hint fd-access-intro">{text.intro}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling by keyboard */}
      <section className="wide-table" tabIndex={0} aria-label={designer.views.access}>
        <table className="fd-access">
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              {steps.map((step) => (
                <th scope="col" key={step.id}>
                  {step.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, path }) => (
              <tr key={path}>
                <th scope="row" className={`fd-depth-${path.split(".").length}`}>
                  {textIn(field.label, lang)}
                </th>
                {steps.map((step) => {
                  const right = rightAt(step, path);
                  return (
                    <td key={step.id}>
                      <select
                        className={`fd-right fd-right-${right}`}
                        disabled={readOnly || field.computed !== undefined}
                        aria-label={text.of(textIn(field.label, lang), step.name)}
                        value={right}
                        onChange={(event) => onStepAccess(step.id, path, event.target.value as Right)}
                      >
                        {CHOICES.map((value) => (
                          <option key={value} value={value}>
                            {text.choices[value]}
                          </option>
                        ))}
                      </select>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Its own right, that of the block around it, that of all the rest, or reading. */
function rightAt({ fields }: StepRights, path: string): Right {
  for (let at = path; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
    const named = fields.find(({ id }) => id === at);
    if (named) return named.access;
  }
  return fields.find(({ id }) => id === "*")?.access ?? "read";
}

import type { FormDefinition } from "../../../../core/forms/index.ts";
import { textIn } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { findField, pageOf } from "./editing/places.ts";
import type { Finding } from "./problems.ts";
import type { Selection } from "./use-form-design.ts";

/** Everything found, faults first; each leads to where it stands. */
export function ProblemList({
  form,
  findings,
  onSelect,
}: {
  form: FormDefinition;
  findings: readonly Finding[];
  onSelect: (selection: Selection) => void;
}) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const placeOf = ({ field, page }: Finding): string => {
    const label = field ? findField(form, field)?.field.label : page ? pageOf(form, page)?.title : undefined;
    return label ? textIn(label, lang) : (field ?? text.wholeForm);
  };
  if (findings.length === 0) return <p className="hint">{text.noProblems}</p>;
  return (
    <ul className="fd-problems">
      {findings.map((finding) => {
        const to: Selection = finding.field ? { field: finding.field } : finding.page ? { page: finding.page } : null;
        const words = (
          <>
            <span className={finding.weight === "fault" ? "mark fd-mark-fault" : "mark mark-amber"}>
              {finding.weight === "fault" ? text.mustMend : text.advised}
            </span>
            <span>
              <strong>{placeOf(finding)}</strong> {finding.message}
            </span>
          </>
        );
        return (
          <li key={`${finding.field} ${finding.page} ${finding.setting} ${finding.message}`}>
            {to ? (
              <button type="button" className="fd-problem" onClick={() => onSelect(to)}>
                {words}
              </button>
            ) : (
              <span className="fd-problem">{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { checkExpression } from "../../../../../core/rules/index.ts";
import { useLanguage } from "../../../language.tsx";
import { FeelBox } from "../../form/rules/feel-box.tsx";
import "../../form/form-editor.css";

/** An expression over the answers of the form, with what is wrong with it. */
export function FeelRow({
  label,
  form,
  value,
  readOnly,
  onChange,
}: {
  label: string;
  form: FormDefinition;
  value: string;
  readOnly: boolean;
  onChange(expression: string): void;
}) {
  const { lang } = useLanguage();
  const wrong = value === "" ? undefined : checkExpression(value, lang);
  return (
    <fieldset className="flow-row" disabled={readOnly}>
      <legend>{label}</legend>
      {readOnly ? <code>{value}</code> : <FeelBox names={answerNames(form, undefined)} value={value} onChange={onChange} />}
      {wrong !== undefined && <p className="field-fault">{wrong}</p>}
    </fieldset>
  );
}

import { Segmented } from "antd";
import { fieldPaths } from "../../../../../core/forms/index.ts";
import type { FieldAccess, StepSettings } from "../../../../../core/process/index.ts";
import { useLanguage } from "../../../language.tsx";
import { useFlowWords } from "../editor-context.ts";
import { fieldLabels } from "../field-labels.ts";
import type { TabProps } from "./tab-props.ts";

const ALL = "*";
const ACCESS = ["read", "write", "hidden"] as const satisfies readonly FieldAccess[];
type Choice = FieldAccess | "inherit";

/** What this step's person sees and fills in of the form, field by field; the first row stands for all not named. */
export function AccessTab({ step, item, readOnly, changeStep }: TabProps) {
  const { lang } = useLanguage();
  const { text } = useFlowWords();
  const labels = fieldLabels(item.form, lang);
  const paths = fieldPaths(item.form).filter((path) => labels.has(path));
  if (paths.length === 0) return <p className="hint">{text.drawer.noFields}</p>;
  const put = (id: string, access: Choice) => changeStep({ fields: withAccess(step.fields, id, access) });
  const row = (id: string, label: string, choices: readonly Choice[]) => (
    <tr key={id}>
      <th scope="row">{label}</th>
      <td>
        <Segmented<Choice>
          size="small"
          disabled={readOnly}
          aria-label={label}
          value={step.fields.find((field) => field.id === id)?.access ?? (id === ALL ? "read" : "inherit")}
          options={choices.map((value) => ({ value, label: value === "inherit" ? text.drawer.inherit : text.drawer.access[value] }))}
          onChange={(access) => put(id, access)}
        />
      </td>
    </tr>
  );
  return (
    <>
      <p className="hint">{text.drawer.accessHint}</p>
      <table className="flow-table">
        <tbody>
          {row(ALL, text.drawer.allFields, ACCESS)}
          {paths.map((path) => row(path, labels.get(path) ?? path, ["inherit", ...ACCESS]))}
        </tbody>
      </table>
    </>
  );
}

function withAccess(fields: StepSettings["fields"], id: string, access: Choice): StepSettings["fields"] {
  const others = fields.filter((field) => field.id !== id);
  if (access === "inherit") return others;
  return id === ALL ? [{ id, access }, ...others] : [...others, { id, access }];
}

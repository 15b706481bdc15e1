import { Input } from "antd";
import type { FormDefinition } from "../../../../../core/forms/index.ts";
import { checkExpression } from "../../../../../core/rules/index.ts";
import { useLanguage } from "../../../language.tsx";
import { useFlowWords } from "../editor-context.ts";
import { fieldLabels } from "../field-labels.ts";
import { Row } from "./row.tsx";

export interface ConditionBoxProps {
  form: FormDefinition;
  value: string;
  readOnly: boolean;
  onChange(condition: string): void;
}

/** The condition of a branch. */
export function ConditionBox({ form, value, readOnly, onChange }: ConditionBoxProps) {
  const { lang } = useLanguage();
  const { drawer } = useFlowWords().text;
  const wrong = value === "" ? undefined : checkExpression(value);
  return (
    <>
      <Row label={drawer.condition} hint={drawer.conditionHint}>
        <Input.TextArea
          disabled={readOnly}
          autoSize={{ minRows: 2, maxRows: 6 }}
          status={wrong === undefined ? "" : "error"}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </Row>
      {wrong !== undefined && <p className="field-fault">{wrong}</p>}
      <details>
        <summary>{drawer.conditionFields}</summary>
        <ul>
          {[...fieldLabels(form, lang)].map(([path, label]) => (
            <li key={path}>
              <code>{path}</code> {label}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

import { Button, Segmented } from "antd";
import { useState } from "react";
import { answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { isActivity, nodesOf } from "../../../../../core/process/index.ts";
import { checkExpression, readClauses, writeClauses } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { FeelBox } from "../../form/rules/feel-box.tsx";
import { Sentence } from "../../form/rules/sentence.tsx";
import "../../form/form-editor.css";
import { nameWords } from "../card-words.ts";
import { useEditor } from "../editor-context.ts";

export interface ConditionBoxProps {
  form: FormDefinition;
  value: string;
  readOnly: boolean;
  onChange(condition: string): void;
}

/** The condition of a branch: a sentence put together from answers of the form, or an expression for those who know FEEL. */
export function ConditionBox({ form, value, readOnly, onChange }: ConditionBoxProps) {
  const { lang } = useLanguage();
  const { condition, words } = useEditor();
  const { drawer } = words.text;
  const { rule } = useText(formdesignText);
  const names = answerNames(form, undefined);
  const clauses = value === "" ? { joined: "and" as const, clauses: [] } : readClauses(value);
  const [isExpert, setExpert] = useState(clauses === undefined);
  const wrong = value === "" ? undefined : checkExpression(value, lang);
  return (
    <fieldset className="flow-row" disabled={readOnly}>
      <legend>{drawer.condition}</legend>
      {value !== "" && <p>{condition(value)}</p>}
      {!readOnly && (
        <>
          <Segmented
            size="small"
            block
            value={isExpert ? "expression" : "sentence"}
            options={(["sentence", "expression"] as const).map((each) => ({ value: each, label: rule[each] }))}
            onChange={(each) => setExpert(each === "expression")}
          />
          {isExpert && <FeelBox names={names} value={value} onChange={onChange} />}
          {!isExpert && clauses && (
            <Sentence form={form} names={names} clauses={clauses} onChange={(next) => onChange(writeClauses(next))} />
          )}
          {!isExpert && !clauses && <p className="hint">{rule.tooComplex}</p>}
          <SignedBefore onChoose={onChange} />
        </>
      )}
      {wrong !== undefined && <p className="field-fault">{wrong}</p>}
    </fieldset>
  );
}

/** Conditions about how a step several people sign went. */
function SignedBefore({ onChoose }: { onChoose(condition: string): void }) {
  const { tree, words } = useEditor();
  const { drawer } = words.text;
  const signed = nodesOf(tree.steps)
    .filter((node) => isActivity(node))
    .filter((node) => node.multi !== undefined);
  return (
    <div className="flow-buttons">
      {signed.map((node) => (
        <Button key={node.id} size="small" onClick={() => onChoose(`get value(outcomes, ${JSON.stringify(node.id)}) = "refused"`)}>
          {drawer.whenRefused(nameWords(node, tree, words))}
        </Button>
      ))}
    </div>
  );
}

import { Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { checkExpression, readClauses, writeClauses } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { FeelBox } from "../../form/rules/feel-box.tsx";
import { conditionWords } from "../../form/rules/rule-words.ts";
import { Sentence } from "../../form/rules/sentence.tsx";
import "../../form/form-editor.css";

export interface ConditionFieldsProps {
  label: string;
  hint?: string;
  form: FormDefinition;
  value: string;
  readOnly: boolean;
  /** Says the condition otherwise than as one about answers. */
  words?: (condition: string) => string;
  onChange(condition: string): void;
  /** Further ways of putting one together. */
  children?: ReactNode;
}

/** A condition: a sentence put together from answers of the form, or an expression for those who know FEEL. */
export function ConditionFields({ label, hint, form, value, readOnly, words, onChange, children }: ConditionFieldsProps) {
  const { lang } = useLanguage();
  const { rule } = useText(formdesignText);
  const names = answerNames(form, undefined);
  const clauses = value === "" ? { joined: "and" as const, clauses: [] } : readClauses(value);
  const [isExpert, setExpert] = useState(clauses === undefined);
  const wrong = value === "" ? undefined : checkExpression(value, lang);
  return (
    <fieldset className="flow-row" disabled={readOnly}>
      <legend>{label}</legend>
      {value !== "" && <p>{words ? words(value) : conditionWords(value, names, lang)}</p>}
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
          {children}
        </>
      )}
      {hint && <p className="hint">{hint}</p>}
      {wrong !== undefined && <p className="field-fault">{wrong}</p>}
    </fieldset>
  );
}

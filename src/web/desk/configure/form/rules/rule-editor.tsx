import { Button, Segmented } from "antd";
import { useState } from "react";
import { type AnswerName, answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { readClauses, readFormula, writeClauses, writeFormula } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { Finding } from "../problems.ts";
import { FeelBox } from "./feel-box.tsx";
import { FormulaTerms } from "./formula-terms.tsx";
import { RuleTest } from "./rule-test.tsx";
import { conditionWords, formulaWords } from "./rule-words.ts";
import { Sentence } from "./sentence.tsx";

export interface RuleEditorProps {
  form: FormDefinition;
  /** Path of the field that has the rule; undefined for a page. */
  at: string | undefined;
  purpose: "shownWhen" | "required" | "computed";
  rule: string;
  /** What is wrong with this rule, or advised. */
  findings: readonly Finding[];
  shownAs?: string | undefined;
  onChange: (rule: string) => void;
}

/** A rule as a sentence put together by choosing, or as an expression for those who know FEEL; with its words and a place to try it. */
export function RuleEditor({ form, at, purpose, rule, findings, shownAs, onChange }: RuleEditorProps) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const names = answerNames(form, at);
  const isCondition = purpose !== "computed";
  const isPlain = rule === "" || (isCondition ? readClauses(rule) !== undefined : readFormula(rule) !== undefined);
  const [isExpert, setExpert] = useState(!isPlain);
  const [isTrying, setTrying] = useState(false);
  return (
    <div className="fd-rule">
      {isPlain && <p className="fd-rule-words">{wordsOf(rule, purpose, names, text, lang)}</p>}
      <Segmented
        size="small"
        block
        value={isExpert ? "expression" : "sentence"}
        options={(["sentence", "expression"] as const).map((value) => ({ value, label: text.rule[value] }))}
        onChange={(value) => setExpert(value === "expression")}
      />
      {isExpert ? (
        <>
          <FeelBox names={names} value={rule} onChange={onChange} />
          <p className="hint">{text.rule.expert}</p>
        </>
      ) : (
        <Plain form={form} names={names} rule={rule} isCondition={isCondition} isPlain={isPlain} onChange={onChange} />
      )}
      {findings.map(({ message, weight }) => (
        <p key={message} className={weight === "fault" ? "field-fault" : "fd-advice"}>
          {message}
        </p>
      ))}
      <Button type="link" size="small" className="in-cell" aria-expanded={isTrying} onClick={() => setTrying(!isTrying)}>
        {text.rule.test}
      </Button>
      {isTrying && <RuleTest rule={rule} names={names} asks={isCondition ? "condition" : "value"} shownAs={shownAs} />}
    </div>
  );
}

function Plain({
  form,
  names,
  rule,
  isCondition,
  isPlain,
  onChange,
}: Pick<RuleEditorProps, "form" | "rule" | "onChange"> & { names: readonly AnswerName[]; isCondition: boolean; isPlain: boolean }) {
  const text = useText(formdesignText);
  if (!isPlain) return <p className="hint">{text.rule.tooComplex}</p>;
  if (isCondition) {
    const clauses = readClauses(rule) ?? { joined: "and", clauses: [] };
    return <Sentence form={form} names={names} clauses={clauses} onChange={(changed) => onChange(writeClauses(changed))} />;
  }
  const formula = readFormula(rule) ?? { first: { number: 0 }, rest: [] };
  return <FormulaTerms form={form} names={names} formula={formula} onChange={(changed) => onChange(writeFormula(changed))} />;
}

function wordsOf(
  rule: string,
  purpose: RuleEditorProps["purpose"],
  names: readonly AnswerName[],
  text: ReturnType<typeof formdesignText>,
  lang: "zh-CN" | "en",
): string {
  if (rule === "") return text.rule.unset;
  if (purpose === "computed") return text.rule.computedAs(formulaWords(rule, names, lang));
  const condition = conditionWords(rule, names, lang);
  return purpose === "shownWhen" ? text.rule.shownWhen(condition) : text.rule.requiredWhen(condition);
}

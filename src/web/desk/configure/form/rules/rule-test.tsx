import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { type AnswerName, textIn } from "../../../../../core/forms/index.ts";
import { compileExpression } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { answerKind } from "./operators.ts";
import { nameWords } from "./rule-words.ts";
import { type Samples, sampleAnswers } from "./samples.ts";
import { ValueBox } from "./value-box.tsx";

export interface RuleTestProps {
  rule: string;
  names: readonly AnswerName[];
  /** How a result reads: a condition holds or not, a computation comes to something. */
  asks: "condition" | "value";
  /** Kind of the field the value is for, so that fen read as yuan. */
  shownAs?: string | undefined;
}

/** Samples for the answers a rule names, and what it comes to with them, at once. */
export function RuleTest({ rule, names, asks, shownAs }: RuleTestProps) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const [samples, setSamples] = useState<Samples>({});
  const compiled = compileExpression(rule, lang);
  if (!compiled.ok) return null;
  const read = new Set([...compiled.expression.paths, ...compiled.expression.filterNames]);
  const named = names.filter(
    ({ path }) => read.has(path) || [...read].some((each) => path.startsWith(`${each}.`) && !names.some((n) => n.path === each)),
  );
  const put = (path: string, value: Samples[string]) => setSamples({ ...samples, [path]: value });
  const result = compiled.expression.evaluate(sampleAnswers(named, samples));
  return (
    <div className="fd-test">
      <p className="hint">{text.rule.testHint}</p>
      {named.map((name) => (
        <div className="fd-test-line" key={name.path}>
          <span>{nameWords(name, lang)}</span>
          <Sample name={name} value={samples[name.path]} onChange={(value) => put(name.path, value)} />
        </div>
      ))}
      <p className="fd-test-result">
        {text.rule.result}
        <output>{asks === "condition" ? <Verdict holds={result === true} /> : <Value value={result} money={shownAs === "money"} />}</output>
      </p>
    </div>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  const { rule } = useText(formdesignText);
  return <span className={holds ? "mark mark-green" : "mark mark-grey"}>{holds ? rule.holds : rule.fails}</span>;
}

function Value({ value, money }: { value: unknown; money: boolean }) {
  const text = useText(formdesignText);
  if (value === null || value === undefined) return <span className="mark mark-amber">{text.rule.unknown}</span>;
  if (typeof value === "boolean") return value ? text.rule.yes : text.rule.no;
  return (
    <strong className="figures">
      {money && typeof value === "number" ? `${(Math.round(value) / 100).toFixed(2)} ${text.yuan}` : String(value)}
    </strong>
  );
}

function Sample({ name, value, onChange }: { name: AnswerName; value: Samples[string]; onChange: (value: Samples[string]) => void }) {
  const { rule } = useText(formdesignText);
  const { lang } = useLanguage();
  const label = nameWords(name, lang);
  if (name.sort === "rows")
    return (
      <InputNumber
        size="small"
        className="full"
        min={0}
        max={50}
        precision={0}
        aria-label={`${label} ${rule.rowsSample}`}
        placeholder={rule.rowsSample}
        value={typeof value === "number" ? value : null}
        onChange={(typed) => onChange(typed ?? undefined)}
      />
    );
  if (name.sort === "column")
    return (
      <Input
        size="small"
        aria-label={`${label} ${rule.columnSample}`}
        placeholder={rule.columnSample}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  if (name.sort === "many")
    return (
      <Select
        size="small"
        className="full"
        mode="multiple"
        aria-label={label}
        value={Array.isArray(value) ? [...value] : []}
        options={(name.field.options ?? []).map((option) => ({ value: option.value, label: textIn(option.label, lang) }))}
        onChange={(picked: string[]) => onChange(picked)}
      />
    );
  const typed = Array.isArray(value) ? undefined : (value as string | number | boolean | undefined);
  return <ValueBox name={{ field: name.field, sort: "one" }} label={label} value={typed} onChange={onChange} key={answerKind(name)} />;
}

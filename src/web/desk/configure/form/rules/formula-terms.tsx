import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import type { AnswerName, FormDefinition } from "../../../../../core/forms/index.ts";
import { AGGREGATES, FORMULA_SIGNS, type Formula, type FormulaTerm } from "../../../../../core/rules/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { NameSelect } from "./name-select.tsx";
import { answerKind } from "./operators.ts";

export interface FormulaTermsProps {
  form: FormDefinition;
  names: readonly AnswerName[];
  formula: Formula;
  onChange: (formula: Formula) => void;
}

const NUMBER = "#number";

/** A computation put together from answers and numbers: 收入的合计 除以 家庭成员的行数. */
export function FormulaTerms({ form, names, formula, onChange }: FormulaTermsProps) {
  const text = useText(formdesignText);
  const usable = names.filter((name) => name.sort === "rows" || ["number", "money"].includes(answerKind(name)));
  const { first, rest } = formula;
  const without = (index: number): Formula => {
    const [next, ...later] = rest;
    if (index === 0) return next ? { first: next.term, rest: later } : formula;
    return { first, rest: rest.filter((_, at) => at !== index - 1) };
  };
  const put = (index: number, term: FormulaTerm): Formula =>
    index === 0 ? { first: term, rest } : { first, rest: rest.map((each, at) => (at === index - 1 ? { ...each, term } : each)) };
  return (
    <div className="fd-sentence">
      {[first, ...rest.map(({ term }) => term)].map((term, index) => (
        // Terms have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="fd-clause" key={index}>
          <legend className="sr-only">{`${text.formula.term} ${index + 1}`}</legend>
          <div className="fd-clause-boxes">
            {index > 0 && (
              <Select
                size="small"
                className="full"
                aria-label={text.formula.sign}
                value={rest[index - 1]?.sign ?? "+"}
                options={FORMULA_SIGNS.map((value) => ({ value, label: text.formula.signs[value] }))}
                onChange={(sign) => onChange({ first, rest: rest.map((each, at) => (at === index - 1 ? { ...each, sign } : each)) })}
              />
            )}
            <Term form={form} names={usable} term={term} onChange={(changed) => onChange(put(index, changed))} />
          </div>
          {rest.length > 0 && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={text.formula.removeTerm(index + 1)}
              title={text.formula.removeTerm(index + 1)}
              onClick={() => onChange(without(index))}
            />
          )}
        </fieldset>
      ))}
      <Button
        size="small"
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() => onChange({ first, rest: [...rest, { sign: "+", term: { number: 0 } }] })}
      >
        {text.formula.addTerm}
      </Button>
    </div>
  );
}

function Term({
  form,
  names,
  term,
  onChange,
}: Pick<FormulaTermsProps, "form" | "names"> & { term: FormulaTerm; onChange: (term: FormulaTerm) => void }) {
  const text = useText(formdesignText);
  const name = "path" in term ? names.find(({ path }) => path === term.path) : undefined;
  const pick = (path: string) => {
    const next = names.find((each) => each.path === path);
    if (path === NUMBER) onChange({ number: 0 });
    else if (next?.sort === "one") onChange({ path });
    else if (next) onChange({ path, of: next.sort === "rows" ? "count" : "sum" });
  };
  return (
    <>
      <NameSelect
        form={form}
        names={names}
        label={text.formula.pick}
        value={"path" in term ? term.path : NUMBER}
        extra={{ value: NUMBER, label: text.formula.ownNumber }}
        onChange={pick}
      />
      {"number" in term && (
        <InputNumber
          size="small"
          className="full"
          aria-label={text.formula.number}
          value={term.number}
          onChange={(number) => number !== null && onChange({ number })}
        />
      )}
      {name?.sort === "column" && "path" in term && (
        <Select
          size="small"
          className="full"
          aria-label={text.formula.sign}
          value={term.of ?? "sum"}
          options={AGGREGATES.map((value) => ({ value, label: text.formula.of[value] }))}
          onChange={(of) => onChange({ path: term.path, of })}
        />
      )}
    </>
  );
}

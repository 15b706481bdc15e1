import { Input, InputNumber, Select } from "antd";
import { type AnswerName, textIn } from "../../../../../core/forms/index.ts";
import type { ClauseValue } from "../../../../../core/rules/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { answerKind } from "./operators.ts";

export interface ValueBoxProps {
  name: Pick<AnswerName, "field" | "sort">;
  /** A number of entries is asked, not an answer. */
  counted?: boolean;
  label: string;
  value: ClauseValue | undefined;
  onChange: (value: string | number | boolean) => void;
}

/** Asks for one value of the answer's kind: to compare with, or to try a rule with. Amounts are typed in yuan and kept in fen. */
export function ValueBox({ name, counted = false, label, value, onChange }: ValueBoxProps) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const kind = counted ? "number" : answerKind(name);
  const { options } = name.field;
  const chosen = value ?? null;
  if (kind === "yes-no" || options) {
    const choices = options
      ? options.map((option) => ({ value: option.value, label: textIn(option.label, lang) }))
      : [true, false].map((each) => ({ value: String(each), label: each ? text.rule.yes : text.rule.no }));
    return (
      <Select
        className="full"
        size="small"
        aria-label={label}
        value={chosen === null || chosen === "" ? null : String(chosen)}
        options={choices}
        onChange={(picked) => picked !== null && onChange(options ? picked : picked === "true")}
      />
    );
  }
  if (kind === "number" || kind === "money") {
    const factor = kind === "money" ? 100 : 1;
    return (
      <InputNumber
        className="full"
        size="small"
        aria-label={label}
        value={typeof chosen === "number" ? chosen / factor : null}
        {...(kind === "money" ? { suffix: text.yuan } : {})}
        onChange={(typed) => typed !== null && onChange(kind === "money" ? Math.round(typed * factor) : typed)}
      />
    );
  }
  return (
    <Input
      size="small"
      aria-label={label}
      type={kind === "date" ? "date" : "text"}
      value={chosen === null ? "" : String(chosen)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

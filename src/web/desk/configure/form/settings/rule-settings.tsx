import { Segmented } from "antd";
import { useState } from "react";
import { answerNames, type FormDefinition, type FormField, kindFacts } from "../../../../../core/forms/index.ts";
import { writeClauses } from "../../../../../core/rules/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { FieldChange } from "../editing/edit-form.ts";
import type { Finding } from "../problems.ts";
import { comesToMoney } from "../rules/comes-to-money.ts";
import { clauseWith, relationsFor } from "../rules/operators.ts";
import { RuleEditor } from "../rules/rule-editor.tsx";
import { Line } from "./line.tsx";

export interface RuleSettingsProps {
  form: FormDefinition;
  field: FormField;
  path: string;
  findings: readonly Finding[];
  onChange: (change: FieldChange) => void;
}

/** Whether and when a field is required and shown, and what it comes to by itself. */
export function RuleSettings({ form, field, path, findings, onChange }: RuleSettingsProps) {
  const text = useText(formdesignText);
  const facts = kindFacts(field.kind);
  // An emptied rule stays open for writing another.
  const [open, setOpen] = useState<ReadonlySet<Purpose>>(new Set());
  const isOpen = (purpose: Purpose) => open.has(purpose) || typeof field[purpose] === "string";
  const put = (purpose: Purpose, isWanted: boolean) =>
    setOpen(new Set([...open].filter((each) => each !== purpose).concat(isWanted ? [purpose] : [])));
  const about = (purpose: Purpose) => findings.filter(({ setting }) => setting === purpose);
  const first = () => firstCondition(form, path);
  const editor = (purpose: Purpose) => (
    <RuleEditor
      form={form}
      at={path}
      purpose={purpose}
      rule={typeof field[purpose] === "string" ? field[purpose] : ""}
      findings={about(purpose)}
      shownAs={field.shownAs ?? field.kind}
      onChange={(rule) => {
        put(purpose, true);
        const isMoney = field.shownAs === "number" && comesToMoney(rule, answerNames(form, path));
        onChange({ [purpose]: rule === "" ? undefined : rule, ...(isMoney ? { shownAs: "money" } : {}) });
      }}
    />
  );
  const requiredness = isOpen("required") ? "when" : field.required === true ? "always" : "optional";
  return (
    <>
      {facts.computable && field.kind !== "computed" && (
        <Line label={text.computedness}>
          <Segmented
            block
            size="small"
            aria-label={text.computedness}
            value={isOpen("computed") ? "formula" : "person"}
            options={(["person", "formula"] as const).map((value) => ({ value, label: text.valueBy[value] }))}
            onChange={(value) => {
              put("computed", value === "formula");
              onChange({ computed: value === "formula" ? "0" : undefined, ...(value === "formula" ? { required: undefined } : {}) });
            }}
          />
        </Line>
      )}
      {isOpen("computed") && editor("computed")}
      {facts.asks && field.computed === undefined && (
        <Line label={text.required}>
          <Segmented
            block
            size="small"
            aria-label={text.required}
            value={requiredness}
            options={(["optional", "always", "when"] as const).map((value) => ({ value, label: text.requiredness[value] }))}
            onChange={(value) => {
              put("required", value === "when");
              onChange({ required: value === "always" ? true : value === "when" ? first() : undefined });
            }}
          />
        </Line>
      )}
      {requiredness === "when" && editor("required")}
      <Line label={text.shown}>
        <Segmented
          block
          size="small"
          aria-label={text.shown}
          value={isOpen("shownWhen") ? "when" : "always"}
          options={(["always", "when"] as const).map((value) => ({ value, label: text.shownness[value] }))}
          onChange={(value) => {
            put("shownWhen", value === "when");
            onChange({ shownWhen: value === "when" ? first() : undefined });
          }}
        />
      </Line>
      {isOpen("shownWhen") && editor("shownWhen")}
    </>
  );
}

type Purpose = "shownWhen" | "required" | "computed";

/** A condition to begin with: the answer asked just before, where there is one that has options. */
export function firstCondition(form: FormDefinition, path?: string): string | undefined {
  const names = answerNames(form, path).filter(({ sort }) => sort !== "column");
  const name = names.find(({ field }) => field.options || field.kind === "yes-no") ?? names[0];
  return name && writeClauses({ joined: "and", clauses: [clauseWith(name, relationsFor(name)[0] ?? "is")] });
}

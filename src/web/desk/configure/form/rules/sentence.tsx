import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Segmented, Select } from "antd";
import type { AnswerName, FormDefinition } from "../../../../../core/forms/index.ts";
import type { Clause, Clauses } from "../../../../../core/rules/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { NameSelect } from "./name-select.tsx";
import { clauseWith, RELATIONS, relationOf, relationsFor } from "./operators.ts";
import { ValueBox } from "./value-box.tsx";

export interface SentenceProps {
  form: FormDefinition;
  names: readonly AnswerName[];
  clauses: Clauses;
  onChange: (clauses: Clauses) => void;
}

/** A condition put together from answers, relations and values: 当 住房情况 等于 租房. */
export function Sentence({ form, names, clauses, onChange }: SentenceProps) {
  const text = useText(formdesignText);
  const usable = names.filter((name) => name.sort !== "column");
  const put = (index: number, clause: Clause) =>
    onChange({ ...clauses, clauses: clauses.clauses.map((each, at) => (at === index ? clause : each)) });
  const add = () => {
    const first = usable[0];
    if (first) onChange({ ...clauses, clauses: [...clauses.clauses, clauseWith(first, relationsFor(first)[0] ?? "is")] });
  };
  if (usable.length === 0) return <p className="hint">{text.rule.noFields}</p>;
  return (
    <div className="fd-sentence">
      {clauses.clauses.length > 1 && (
        <Segmented
          size="small"
          block
          value={clauses.joined}
          options={(["and", "or"] as const).map((value) => ({ value, label: text.rule.joined[value] }))}
          onChange={(joined) => onChange({ ...clauses, joined })}
        />
      )}
      {clauses.clauses.map((clause, index) => (
        // Clauses have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="fd-clause" key={index}>
          <legend className="sr-only">{`${text.rule.when} ${index + 1}`}</legend>
          <ClauseBoxes form={form} names={usable} clause={clause} onChange={(changed) => put(index, changed)} />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={text.rule.removeClause(index + 1)}
            title={text.rule.removeClause(index + 1)}
            onClick={() => onChange({ ...clauses, clauses: clauses.clauses.filter((_, at) => at !== index) })}
          />
        </fieldset>
      ))}
      <Button size="small" type="dashed" block icon={<PlusOutlined />} onClick={add}>
        {text.rule.addClause}
      </Button>
    </div>
  );
}

function ClauseBoxes({
  form,
  names,
  clause,
  onChange,
}: Pick<SentenceProps, "form" | "names"> & { clause: Clause; onChange: (clause: Clause) => void }) {
  const { rule } = useText(formdesignText);
  const name = names.find(({ path }) => path === clause.path);
  const key = name && relationOf(clause, name);
  return (
    <div className="fd-clause-boxes">
      <NameSelect
        form={form}
        names={names}
        label={rule.field}
        value={clause.path}
        onChange={(path) => {
          const next = names.find((each) => each.path === path);
          if (next) onChange(clauseWith(next, relationsFor(next)[0] ?? "is", clause));
        }}
      />
      <Select
        size="small"
        className="full"
        aria-label={rule.operator}
        value={key ?? null}
        options={(name ? relationsFor(name) : []).map((value) => ({ value, label: rule.keys[value] }))}
        onChange={(picked) => name && picked && onChange(clauseWith(name, picked, clause))}
      />
      {name && key && !("bare" in RELATIONS[key]) && (
        <ValueBox
          name={name}
          counted={clause.counted ?? false}
          label={rule.value}
          value={clause.value}
          onChange={(value) => onChange({ ...clause, value })}
        />
      )}
    </div>
  );
}

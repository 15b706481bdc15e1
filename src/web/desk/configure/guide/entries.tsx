import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import type { ItemMaterial } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useGuide } from "./guide-context.ts";
import { Labelled } from "./labelled.tsx";
import { ReuseValue } from "./reuse-value.tsx";
import { whenIn, whenPairs } from "./situation-edits.ts";

export interface Choice<V extends string | number> {
  value: V;
  label: string;
}

/** How one value of an entry is filled in. `money` is integer fen, filled in as yuan; blank means null. */
export type Column = { key: string; label: string; wide?: boolean } & (
  | { input: "line" | "text" | "number" | "money" | "words" | "check" | "reuse" }
  | { input: "choice"; options: readonly Choice<string | number>[] }
  | { input: "when"; options: readonly { label: string; options: readonly Choice<string>[] }[] }
);

export interface EntriesProps<T extends object> {
  /** Name of the list in the package: faults at its entries are shown there. */
  part: string;
  label: string;
  rows: readonly T[];
  columns: readonly Column[];
  /** What a new entry begins with. */
  blank: () => T;
  onChange: (rows: T[]) => void;
}

/** A list of entries with several values each: to add, take out, move up and down, and fill in. */
export function Entries<T extends object>({ part, label, rows, columns, blank, onChange }: EntriesProps<T>) {
  const text = useText(configureText);
  const { readOnly, faultAt } = useGuide();
  const put = (index: number, key: string, value: unknown) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  const move = (index: number, by: number) => {
    const [moved, next] = [rows[index], rows[index + by]];
    if (moved && next) onChange(rows.map((row, at) => (at === index ? next : at === index + by ? moved : row)));
  };
  const whole = faultAt(part, true);
  return (
    <div className="entries">
      {whole && <p className="field-fault">{whole}</p>}
      {rows.map((row, index) => (
        // Entries have no id of their own; what stands in them moves with them.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="guide-entry" key={index} disabled={readOnly}>
          <legend>{`${label} ${index + 1}`}</legend>
          <div className="entry-values">
            {columns.map((column) => (
              <Labelled
                key={column.key}
                label={column.label}
                wide={column.wide ?? false}
                fault={faultAt(`${part}.${index}.${column.key}`, true)}
              >
                <Value
                  column={column}
                  name={`${label} ${index + 1} ${column.label}`}
                  value={(row as Record<string, unknown>)[column.key]}
                  onChange={(value) => put(index, column.key, value)}
                />
              </Labelled>
            ))}
          </div>
          {faultAt(`${part}.${index}`, true) && <p className="field-fault">{faultAt(`${part}.${index}`, true)}</p>}
          {!readOnly && (
            <div className="entry-acts">
              <Button
                size="small"
                icon={<ArrowUpOutlined />}
                aria-label={text.moveUp}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                size="small"
                icon={<ArrowDownOutlined />}
                aria-label={text.moveDown}
                disabled={index === rows.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                size="small"
                danger
                icon={<DeleteOutlined />}
                aria-label={text.takeOut(`${label} ${index + 1}`)}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              />
            </div>
          )}
        </fieldset>
      ))}
      {rows.length === 0 && <p className="hint">{text.noEntries}</p>}
      {!readOnly && (
        <Button icon={<PlusOutlined />} onClick={() => onChange([...rows, blank()])}>
          {text.addEntry(label)}
        </Button>
      )}
    </div>
  );
}

interface ValueProps {
  column: Column;
  name: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Value({ column, name, value, onChange }: ValueProps) {
  const { readOnly: disabled } = useGuide();
  if (column.input === "choice")
    return (
      <Select aria-label={name} disabled={disabled} value={value as string | number} options={[...column.options]} onChange={onChange} />
    );
  if (column.input === "when")
    return <When name={name} options={column.options} value={value as ItemMaterial["when"]} onChange={onChange} />;
  if (column.input === "check")
    return <Checkbox aria-label={name} disabled={disabled} checked={value === true} onChange={(event) => onChange(event.target.checked)} />;
  if (column.input === "number")
    return (
      <InputNumber
        aria-label={name}
        disabled={disabled}
        min={0}
        precision={0}
        value={Number(value ?? 0)}
        onChange={(typed) => onChange(typed ?? 0)}
      />
    );
  if (column.input === "reuse")
    return <ReuseValue name={name} disabled={disabled} value={value as ItemMaterial["reuse"]} onChange={onChange} />;
  if (column.input === "money") return <Money name={name} value={value as number | null} onChange={onChange} />;
  if (column.input === "words")
    return (
      <Select
        aria-label={name}
        disabled={disabled}
        mode="tags"
        value={value as string[]}
        onChange={onChange}
        tokenSeparators={[" ", ",", "，"]}
      />
    );
  const typed = { "aria-label": name, disabled, value: String(value ?? "") };
  if (column.input === "text")
    return <Input.TextArea {...typed} autoSize={{ minRows: 2, maxRows: 12 }} onChange={(event) => onChange(event.target.value)} />;
  return <Input {...typed} onChange={(event) => onChange(event.target.value)} />;
}

interface WhenProps {
  name: string;
  options: (Column & { input: "when" })["options"];
  value: ItemMaterial["when"];
  onChange: (value: ItemMaterial["when"]) => void;
}

/** 什么情形要交: the answers with which a paper is asked for; none ticked, it always is. */
function When({ name, options, value, onChange }: WhenProps) {
  const text = useText(configureText);
  const { readOnly } = useGuide();
  return (
    <Select
      mode="multiple"
      aria-label={name}
      disabled={readOnly}
      placeholder={text.always}
      value={whenPairs({ ...(value ? { when: value } : {}) }).map((pair) => pair.join(" "))}
      options={options.map((group) => ({ ...group, options: [...group.options] }))}
      onChange={(chosen) => onChange(whenIn(chosen.map((pair) => pair.split(" ") as [string, string])))}
    />
  );
}

/** Yuan on the screen, integer fen in the package. No least value here: the control would turn what is below it into 0 unseen; the check refuses it. */
function Money({ name, value, onChange }: { name: string; value: number | null; onChange: (fen: number | null) => void }) {
  const { readOnly } = useGuide();
  return (
    <InputNumber
      aria-label={name}
      disabled={readOnly}
      precision={2}
      value={value === null ? null : value / 100}
      onChange={(yuan) => onChange(yuan === null ? null : Math.round(yuan * 100))}
    />
  );
}

import { Button, Input, Select } from "antd";
import { useId } from "react";
import { type Ask as AskSet, type AskValue, isListKind, MEMBERS } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";

export type Entered = Record<string, AskValue>;
type Ask = Omit<AskSet, "sample">;
type Row = Record<string, string>;

/** What stands in the form at first: what was written for the last one, else what the template begins with; nothing of another kind. */
export function startOf({ asks, entered }: { asks: readonly Ask[]; entered: Entered }): Entered {
  return Object.fromEntries(
    asks.map((ask) => {
      const written = entered[ask.name];
      const fits = written !== undefined && Array.isArray(written) === isListKind(ask.kind);
      return [ask.name, fits ? written : isListKind(ask.kind) ? emptyRows(ask) : ask.starts];
    }),
  );
}

function emptyRows({ least }: Ask): Row[] {
  return Array.from({ length: Math.max(1, least) }, () => ({}));
}

export interface AskFormProps {
  asks: readonly Ask[];
  values: Entered;
  onChange: (values: Entered) => void;
}

/** The questions of a document that only its maker can answer: place, time, who was there, what was said. */
export function AskForm({ asks, values, onChange }: AskFormProps) {
  return (
    <div className="ask-form">
      {asks.map((ask) => {
        const value = values[ask.name];
        const set = (next: AskValue) => onChange({ ...values, [ask.name]: next });
        return Array.isArray(value) ? (
          <Rows key={ask.name} ask={ask} rows={value} onChange={set} />
        ) : (
          <Field key={ask.name} ask={ask} value={value ?? ""} onChange={set} />
        );
      })}
    </div>
  );
}

function Field({ ask, value, onChange }: { ask: Ask; value: string; onChange: (value: string) => void }) {
  const text = useText(documentsText);
  const id = useId();
  return (
    <div className="ask-field">
      <label htmlFor={id}>
        {ask.label} {!ask.required && <span className="hint">{text.mayBeEmpty}</span>}
      </label>
      <Control id={id} ask={ask} value={value} onChange={onChange} />
      {ask.hint !== "" && <p className="hint">{ask.hint}</p>}
    </div>
  );
}

function Control({ id, ask, value, onChange }: { id: string; ask: Ask; value: string; onChange: (value: string) => void }) {
  switch (ask.kind) {
    case "text":
      return (
        <Input.TextArea
          id={id}
          value={value}
          maxLength={8000}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case "choice":
      return (
        <Select
          id={id}
          value={value === "" ? null : value}
          options={ask.options.map((option) => ({ value: option, label: option }))}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      );
    case "day":
      return <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />;
    case "moment":
      return <Input id={id} type="datetime-local" value={value.slice(0, 16)} onChange={(event) => onChange(event.target.value)} />;
    default:
      return <Input id={id} value={value} maxLength={200} onChange={(event) => onChange(event.target.value)} />;
  }
}

function Rows({ ask, rows, onChange }: { ask: Ask; rows: readonly Row[]; onChange: (rows: Row[]) => void }) {
  const text = useText(documentsText);
  const { kind } = ask;
  if (!isListKind(kind)) return null;
  const members = MEMBERS[kind];
  const labels: Readonly<Record<string, string>> = text.members[kind];
  const set = (at: number, member: string, value: string) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [member]: value } : row)));
  return (
    <fieldset className="ask-rows">
      <legend>
        {ask.label} {!ask.required && ask.least === 0 && <span className="hint">{text.mayBeEmpty}</span>}
      </legend>
      {ask.hint !== "" && <p className="hint">{ask.hint}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
        <div key={at} className={`ask-row ask-row-${ask.kind}`}>
          {members.map((member) => {
            const shared = { value: row[member] ?? "", "aria-label": `${labels[member]} ${at + 1}`, placeholder: labels[member] ?? "" };
            return member === "words" ? (
              <Input.TextArea
                key={member}
                {...shared}
                maxLength={2000}
                autoSize={{ minRows: 1, maxRows: 8 }}
                onChange={(event) => set(at, member, event.target.value)}
              />
            ) : (
              <Input key={member} {...shared} maxLength={200} onChange={(event) => set(at, member, event.target.value)} />
            );
          })}
          <Button
            type="link"
            danger
            aria-label={text.removeRow(ask.label, at + 1)}
            disabled={rows.length <= Math.max(1, ask.least)}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      {rows.length < ask.most && (
        <Button size="small" onClick={() => onChange([...rows, {}])}>
          {text.addRow}
        </Button>
      )}
    </fieldset>
  );
}

import { Button, Checkbox, Input, InputNumber, Select } from "antd";
import type { FieldCatalogue, TemplateBlock } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { FieldText } from "./field-text.tsx";
import { Labelled } from "./labelled.tsx";

type Of<K extends TemplateBlock["kind"]> = Extract<TemplateBlock, { kind: K }>;

export interface BlockFieldsProps<B extends TemplateBlock = TemplateBlock> {
  block: B;
  fields: FieldCatalogue;
  onChange: (block: TemplateBlock) => void;
}

/** What can be set of one part of a document. */
export function BlockFields({ block, fields, onChange }: BlockFieldsProps) {
  switch (block.kind) {
    case "number":
    case "qr":
      return null;
    case "list":
      return <ListFields block={block} fields={fields} onChange={onChange} />;
    case "table":
      return <TableFields block={block} fields={fields} onChange={onChange} />;
    case "facts":
      return <FactsFields block={block} fields={fields} onChange={onChange} />;
    case "signature":
      return <SignatureFields block={block} fields={fields} onChange={onChange} />;
    case "lines":
      return <LinesFields block={block} fields={fields} onChange={onChange} />;
    default:
      return (
        <>
          <FieldText
            value={block.text}
            fields={fields}
            rows={block.kind === "paragraph" ? 4 : 2}
            onChange={(text) => onChange({ ...block, text })}
          />
          <When value={block.when} onChange={(when) => onChange({ ...block, when })} />
        </>
      );
  }
}

function When({ value, onChange }: { value: string; onChange: (when: string) => void }) {
  const text = useText(documentsText);
  return (
    <details open={value !== ""}>
      <summary>{text.when}</summary>
      <Input
        value={value}
        aria-label={text.when}
        placeholder={text.whenHint}
        onChange={(event) => onChange(event.target.value)}
        maxLength={400}
      />
    </details>
  );
}

function Listed({ value, fields, onChange }: { value: string; fields: FieldCatalogue; onChange: (of: string) => void }) {
  const text = useText(documentsText);
  return (
    <Labelled label={text.of}>
      {(id) => (
        <Select id={id} value={value} onChange={onChange} options={fields.lists.map(({ list, name }) => ({ value: list, label: name }))} />
      )}
    </Labelled>
  );
}

/** The members of a row, as fields to put in. */
function rowFields(fields: FieldCatalogue, of: string): FieldCatalogue {
  const list = fields.lists.find((one) => one.list === of);
  const members = [{ field: "index", name: "#" }, ...(list?.members ?? []).map(({ field, name }) => ({ field: `row.${field}`, name }))];
  return { ...fields, groups: [{ name: list?.name ?? of, fields: members }, ...fields.groups] };
}

function ListFields({ block, fields, onChange }: BlockFieldsProps<Of<"list">>) {
  const text = useText(documentsText);
  return (
    <>
      <Listed value={block.of} fields={fields} onChange={(of) => onChange({ ...block, of })} />
      <FieldText
        value={block.text}
        fields={rowFields(fields, block.of)}
        rows={2}
        onChange={(words) => onChange({ ...block, text: words })}
      />
      <Labelled label={text.emptyText}>
        {(id) => (
          <Input id={id} value={block.none} onChange={(event) => onChange({ ...block, none: event.target.value })} maxLength={200} />
        )}
      </Labelled>
      <When value={block.when} onChange={(when) => onChange({ ...block, when })} />
    </>
  );
}

function TableFields({ block, fields, onChange }: BlockFieldsProps<Of<"table">>) {
  const text = useText(documentsText);
  const set = (at: number, part: Partial<Of<"table">["columns"][number]>) =>
    onChange({ ...block, columns: block.columns.map((column, index) => (index === at ? { ...column, ...part } : column)) });
  return (
    <>
      <Listed value={block.of} fields={fields} onChange={(of) => onChange({ ...block, of })} />
      <p>{text.columns}</p>
      {block.columns.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns go by their place
        <div key={index} className="template-row">
          <Input
            aria-label={text.column}
            value={column.label}
            onChange={(event) => set(index, { label: event.target.value })}
            maxLength={60}
          />
          <FieldText value={column.text} fields={rowFields(fields, block.of)} rows={1} onChange={(words) => set(index, { text: words })} />
          <InputNumber
            aria-label={text.width}
            value={column.width}
            min={1}
            max={20}
            onChange={(width) => set(index, { width: width ?? 1 })}
          />
          <Button
            size="small"
            type="text"
            danger
            disabled={block.columns.length === 1}
            onClick={() => onChange({ ...block, columns: block.columns.filter((_, at) => at !== index) })}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      {block.columns.length < 8 && (
        <Button size="small" onClick={() => onChange({ ...block, columns: [...block.columns, { label: "", text: "", width: 2 }] })}>
          {text.addColumn}
        </Button>
      )}
      <When value={block.when} onChange={(when) => onChange({ ...block, when })} />
    </>
  );
}

function FactsFields({ block, fields, onChange }: BlockFieldsProps<Of<"facts">>) {
  const text = useText(documentsText);
  const set = (at: number, part: Partial<Of<"facts">["rows"][number]>) =>
    onChange({ ...block, rows: block.rows.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  return (
    <>
      <p>{text.rows}</p>
      {block.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows go by their place
        <div key={index} className="template-row">
          <Input aria-label={text.row} value={row.label} onChange={(event) => set(index, { label: event.target.value })} maxLength={60} />
          <FieldText value={row.text} fields={fields} rows={1} onChange={(words) => set(index, { text: words })} />
          <Button
            size="small"
            type="text"
            danger
            disabled={block.rows.length === 1}
            onClick={() => onChange({ ...block, rows: block.rows.filter((_, at) => at !== index) })}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => onChange({ ...block, rows: [...block.rows, { label: "", text: "", tall: false, optional: false }] })}
      >
        {text.addRow}
      </Button>
      <When value={block.when} onChange={(when) => onChange({ ...block, when })} />
    </>
  );
}

function SignatureFields({ block, fields, onChange }: BlockFieldsProps<Of<"signature">>) {
  const text = useText(documentsText);
  return (
    <>
      <p>{text.signer}</p>
      <FieldText value={block.text} fields={fields} rows={1} onChange={(words) => onChange({ ...block, text: words })} />
      <p>{text.day}</p>
      <FieldText value={block.day} fields={fields} rows={1} onChange={(day) => onChange({ ...block, day })} />
      <Checkbox checked={block.seal} onChange={(event) => onChange({ ...block, seal: event.target.checked })}>
        {text.seal}
      </Checkbox>
    </>
  );
}

function LinesFields({ block, onChange }: BlockFieldsProps<Of<"lines">>) {
  const text = useText(documentsText);
  return (
    <Labelled label={text.labels}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={Math.max(2, block.labels.length)}
          value={block.labels.join("\n")}
          onChange={(event) => onChange({ ...block, labels: event.target.value.split("\n").slice(0, 8) })}
        />
      )}
    </Labelled>
  );
}

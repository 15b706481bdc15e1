import { Checkbox, Input, InputNumber, Select } from "antd";
import { ASK_KINDS, ASK_LIMITS, type Ask, type AskPart, type FieldCatalogue, isListKind } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { fieldOf, isDayKind, withKind } from "./ask-edits.ts";
import { AskRules } from "./ask-rules.tsx";
import { FieldText } from "./field-text.tsx";
import { Labelled } from "./labelled.tsx";

export interface AskFieldsProps {
  ask: Ask;
  /** All of the template: a rule may count from one before. */
  asks: readonly Ask[];
  index: number;
  fields: FieldCatalogue;
  faultAt: (part: AskPart) => string | undefined;
  onChange: (ask: Ask) => void;
}

/** One question: its words, how it is answered, what the answer has to keep to. */
export function AskFields({ ask, asks, index, fields, faultAt, onChange }: AskFieldsProps) {
  const text = useText(documentsText);
  const put = (part: Partial<Ask>) => onChange({ ...ask, ...part });
  const isList = isListKind(ask.kind);
  return (
    <>
      <div className="template-settings">
        <Labelled label={text.askLabel} fault={faultAt("label")}>
          {(id) => <Input id={id} value={ask.label} maxLength={40} onChange={(event) => put({ label: event.target.value })} />}
        </Labelled>
        <Labelled label={text.askKind}>
          {(id) => (
            <Select
              id={id}
              value={ask.kind}
              options={ASK_KINDS.map((kind) => ({ value: kind, label: text.askKinds[kind] }))}
              onChange={(kind) => onChange(withKind(ask, kind))}
            />
          )}
        </Labelled>
      </div>
      <Labelled label={text.askHint}>
        {(id) => <Input id={id} value={ask.hint} maxLength={200} onChange={(event) => put({ hint: event.target.value })} />}
      </Labelled>
      {ask.kind === "choice" && (
        <Labelled label={text.askOptions} hint={text.askOptionsHint} fault={faultAt("options")}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={Math.max(2, ask.options.length)}
              value={ask.options.join("\n")}
              maxLength={ASK_LIMITS.options * 41}
              onChange={(event) => put({ options: linesOf(event.target.value) })}
            />
          )}
        </Labelled>
      )}
      {isList ? (
        <div className="template-settings">
          <Labelled label={text.askLeast} fault={faultAt("rows")}>
            {(id) => (
              <InputNumber
                id={id}
                value={ask.least}
                min={0}
                max={ASK_LIMITS.leastRows}
                precision={0}
                onChange={(least) => put({ least: least ?? 0, required: (least ?? 0) > 0 })}
              />
            )}
          </Labelled>
          <Labelled label={text.askMost}>
            {(id) => (
              <InputNumber
                id={id}
                value={ask.most}
                min={1}
                max={ASK_LIMITS.rows}
                precision={0}
                onChange={(most) => put({ most: most ?? ASK_LIMITS.rows })}
              />
            )}
          </Labelled>
        </div>
      ) : (
        <Checkbox checked={ask.required} onChange={(event) => put({ required: event.target.checked })}>
          {text.askRequired}
        </Checkbox>
      )}
      {(ask.kind === "line" || ask.kind === "text") && (
        <>
          <p>{text.askStarts}</p>
          <FieldText value={ask.starts} label={text.askStarts} most={200} fields={fields} rows={1} onChange={(starts) => put({ starts })} />
          {faultAt("starts") && <p className="field-fault">{faultAt("starts")}</p>}
        </>
      )}
      {(isDayKind(ask.kind) || ask.kind === "staff" || ask.kind === "people") && (
        <AskRules ask={ask} asks={asks} index={index} onChange={(rules) => put({ rules })} />
      )}
      {faultAt("rules") && <p className="field-fault">{faultAt("rules")}</p>}
      <p className="hint">{isList ? text.askAsList(ask.label || text.askKinds[ask.kind]) : text.askAsField(`{${fieldOf(ask)}}`)}</p>
    </>
  );
}

/** One option a line, as many and as long as a question may have. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .slice(0, ASK_LIMITS.options)
    .map((line) => line.slice(0, 40));
}

import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { FIELD_KINDS, type FieldKind, type FormField, kindFacts } from "../../../../../core/forms/index.ts";
import { checkExpression } from "../../../../../core/rules/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { changeKind, type FieldChange, siblingIds } from "../editing/edit-form.ts";
import { newField } from "../editing/new-field.ts";
import { type Container, refusalOf } from "../editing/places.ts";
import { firstWords } from "../first-words.ts";
import type { Finding } from "../problems.ts";
import type { FormDesign } from "../use-form-design.ts";
import { Line } from "./line.tsx";
import { RuleSettings } from "./rule-settings.tsx";
import { SETTING_BOXES } from "./setting-boxes.tsx";
import { WordsBox } from "./words-box.tsx";

export interface FieldSettingsProps {
  design: FormDesign;
  field: FormField;
  path: string;
  container: Container;
  findings: readonly Finding[];
  /** The id stands in the version in force. */
  isInForce: boolean;
}

/** Everything that can be set of one field; which settings there are, its kind says. */
export function FieldSettings({ design, field, path, container, findings, isInForce }: FieldSettingsProps) {
  const text = useText(formdesignText);
  const facts = kindFacts(field.kind);
  const change = (part: FieldChange) => design.change(path, part);
  const own = facts.settings.filter((name) => name !== "text");
  const general = findings.filter(({ setting }) => !setting || !["shownWhen", "required", "computed"].includes(setting));
  return (
    <div className="fd-settings">
      {general.map(({ message, weight }) => (
        <p key={message} className={weight === "fault" ? "field-fault" : "fd-advice"}>
          {message}
        </p>
      ))}
      <Line label={text.label}>
        <WordsBox label={text.label} value={field.label} onChange={(label) => change({ label: label ?? { "zh-CN": "" } })} />
      </Line>
      {facts.settings.includes("text") && <Own name="text" field={field} onChange={change} />}
      {facts.asks && (
        <Line label={text.hint}>
          <WordsBox label={text.hint} value={field.hint} onChange={(hint) => change({ hint })} />
        </Line>
      )}
      <Line label={text.kind}>
        <KindSelect design={design} field={field} path={path} container={container} />
      </Line>
      {own.length > 0 && (
        <div className="fd-own">
          {own.map((name) => (
            <Own key={name} name={name} field={field} onChange={change} />
          ))}
        </div>
      )}
      <RuleSettings key={path} form={design.form} field={field} path={path} findings={findings} onChange={change} />
      {facts.asks && !facts.holds && (
        <Checkbox
          checked={field.personal ?? facts.personal}
          disabled={facts.personal}
          onChange={(event) => change({ personal: event.target.checked || undefined })}
        >
          {facts.personal ? text.personalAlways : text.personal}
        </Checkbox>
      )}
      <Line label={text.id}>
        {isInForce ? (
          <span>
            <code className="fd-id">{path}</code> <span className="mark">{text.inForce}</span>
          </span>
        ) : (
          <IdBox key={path} design={design} path={path} container={container} />
        )}
        <span className="hint">{isInForce ? text.idHint : text.idRename}</span>
      </Line>
    </div>
  );
}

/** The id while no version in force has it: taken over when the box is left, once it can be one. */
function IdBox({ design, path, container }: Pick<FieldSettingsProps, "design" | "path" | "container">) {
  const text = useText(formdesignText);
  const id = path.split(".").at(-1) ?? "";
  const [typed, setTyped] = useState(id);
  const isTaken = siblingIds(design.form, container, path).has(typed);
  const isName = NAME.test(typed) && checkExpression(typed) === undefined;
  const take = () => {
    if (typed === id) return;
    if (isName && !isTaken) design.rename(path, typed);
    else setTyped(id);
  };
  return (
    <>
      <Input
        size="small"
        aria-label={text.id}
        value={typed}
        maxLength={64}
        status={isName && !isTaken ? "" : "error"}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
      {(isTaken || !isName) && <span className="field-fault">{isTaken ? text.idTaken : text.idWrong}</span>}
    </>
  );
}

/** As `checkDefinition` takes it; words of expressions are found by their own reader. */
const NAME = /^(?!(?:today|now|item)$)[A-Za-z]\w{0,63}$/;

/** Settings that need the whole width. */
const WIDE: ReadonlySet<string> = new Set(["options", "under", "fields", "accept", "applicants", "text", "earliest", "latest"]);

function Own({ name, field, onChange }: { name: keyof typeof SETTING_BOXES; field: FormField; onChange: (change: FieldChange) => void }) {
  const text = useText(formdesignText);
  const Box = SETTING_BOXES[name];
  return (
    <Line label={text.setting[name]} wide={WIDE.has(name)}>
      <Box field={field} label={text.setting[name]} onChange={onChange} />
    </Line>
  );
}

/** Kinds the field may become here; what it holds or was is dropped, so those that hold fields stay what they are. */
function KindSelect({ design, field, path, container }: Pick<FieldSettingsProps, "design" | "field" | "path" | "container">) {
  const text = useText(formdesignText);
  const holds = kindFacts(field.kind).holds;
  const kinds = FIELD_KINDS.filter(
    (kind) =>
      kindFacts(kind).holds === holds && !refusalOf(design.form, container, { kind, ...(holds ? { fields: field.fields ?? [] } : {}) }),
  );
  const become = (kind: FieldKind) => design.commit(changeKind(design.form, path, newField(kind, design.form, firstWords)));
  return (
    <Select
      size="small"
      className="full"
      aria-label={text.kind}
      showSearch={{ optionFilterProp: "label" }}
      value={field.kind}
      options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
      onChange={become}
    />
  );
}

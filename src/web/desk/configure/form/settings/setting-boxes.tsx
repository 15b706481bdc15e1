import { Checkbox, Input, InputNumber, Select } from "antd";
import type { ComponentType } from "react";
import type { FormField, Setting } from "../../../../../core/forms/index.ts";
import { useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { FieldChange } from "../editing/edit-form.ts";
import { OptionsBox } from "./options-box.tsx";
import { WordsBox } from "./words-box.tsx";

export interface SettingBoxProps {
  field: FormField;
  label: string;
  onChange: (change: FieldChange) => void;
}

type NumberSetting = "minLength" | "maxLength" | "decimals" | "minItems" | "maxItems";
const FILE_TYPES = ["pdf", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx", "ofd", "zip"];
const MEGABYTE = 1024 * 1024;

/** The register of settings: a new setting is one line here. */
export const SETTING_BOXES: Record<Setting, ComponentType<SettingBoxProps>> = {
  minLength: (props) => <WholeBox {...props} name="minLength" most={20_000} />,
  maxLength: (props) => <WholeBox {...props} name="maxLength" most={20_000} />,
  minimum: (props) => <AmountBox {...props} name="minimum" />,
  maximum: (props) => <AmountBox {...props} name="maximum" />,
  decimals: (props) => <WholeBox {...props} name="decimals" most={6} />,
  unit: ({ field, label, onChange }) => (
    <WordsBox label={label} value={field.unit} maxLength={20} onChange={(unit) => onChange({ unit })} />
  ),
  earliest: (props) => <DayBox {...props} name="earliest" />,
  latest: (props) => <DayBox {...props} name="latest" />,
  options: ({ field, onChange }) => <OptionsBox options={field.options ?? []} onChange={(options) => onChange({ options })} />,
  under: ({ field, label, onChange }) => (
    <Input
      size="small"
      aria-label={label}
      inputMode="numeric"
      maxLength={12}
      value={field.under ?? ""}
      onChange={(event) => onChange({ under: event.target.value.replace(/\D/g, "") })}
    />
  ),
  fields: ({ field }) => <Columns field={field} />,
  minItems: (props) => <WholeBox {...props} name="minItems" most={200} />,
  maxItems: (props) => <WholeBox {...props} name="maxItems" most={200} />,
  accept: ({ field, label, onChange }) => (
    <Select
      size="small"
      mode="tags"
      className="full"
      aria-label={label}
      value={[...(field.accept ?? [])]}
      options={FILE_TYPES.map((value) => ({ value, label: value }))}
      onChange={(picked: string[]) =>
        onChange({ accept: picked.length > 0 ? picked.map((each) => each.toLowerCase().replace(/^\./, "")) : undefined })
      }
    />
  ),
  maxBytes: ({ field, label, onChange }) => (
    <InputNumber
      size="small"
      className="full"
      aria-label={label}
      min={1}
      max={100}
      placeholder="10"
      value={field.maxBytes === undefined ? null : field.maxBytes / MEGABYTE}
      onChange={(typed) => onChange({ maxBytes: typed === null ? undefined : Math.round(typed * MEGABYTE) })}
    />
  ),
  applicants: ({ field, onChange }) => <Applicants field={field} onChange={onChange} />,
  text: ({ field, label, onChange }) => (
    <WordsBox lines label={label} value={field.text} maxLength={2000} onChange={(words) => onChange({ text: words })} />
  ),
  shownAs: ({ field, label, onChange }) => <ShownAs field={field} label={label} onChange={onChange} />,
};

function WholeBox({ field, label, onChange, name, most }: SettingBoxProps & { name: NumberSetting; most: number }) {
  return (
    <InputNumber
      size="small"
      className="full"
      aria-label={label}
      min={0}
      max={most}
      precision={0}
      value={field[name] ?? null}
      onChange={(typed) => onChange({ [name]: typed ?? undefined })}
    />
  );
}

/** Limits of amounts are typed in yuan and kept in fen. */
function AmountBox({ field, label, onChange, name }: SettingBoxProps & { name: "minimum" | "maximum" }) {
  const text = useText(formdesignText);
  const factor = field.kind === "money" ? 100 : 1;
  const value = field[name];
  return (
    <InputNumber
      size="small"
      className="full"
      aria-label={label}
      value={value === undefined ? null : value / factor}
      {...(factor === 100 ? { suffix: text.yuan } : {})}
      onChange={(typed) => onChange({ [name]: typed === null ? undefined : factor === 100 ? Math.round(typed * factor) : typed })}
    />
  );
}

function DayBox({ field, label, onChange, name }: SettingBoxProps & { name: "earliest" | "latest" }) {
  const { dayKinds } = useText(formdesignText);
  const value = field[name];
  const kind = value === undefined ? "none" : value === "today" ? "today" : "day";
  const fallback = name === "earliest" ? "2000-01-01" : "2099-12-31";
  return (
    <span className="fd-words-line">
      <Select
        size="small"
        className="full"
        aria-label={label}
        value={kind}
        options={(["none", "today", "day"] as const).map((each) => ({ value: each, label: dayKinds[each] }))}
        onChange={(picked) => onChange({ [name]: picked === "none" ? undefined : picked === "today" ? "today" : fallback })}
      />
      {kind === "day" && (
        <Input
          size="small"
          type="date"
          aria-label={`${label} ${dayKinds.day}`}
          value={value ?? ""}
          onChange={(event) => event.target.value && onChange({ [name]: event.target.value })}
        />
      )}
    </span>
  );
}

function Columns({ field }: Pick<SettingBoxProps, "field">) {
  const text = useText(formdesignText);
  return <p className="hint">{text.columns(field.fields?.length ?? 0)}</p>;
}

function Applicants({ field, onChange }: Pick<SettingBoxProps, "field" | "onChange">) {
  const { applicants } = useText(formdesignText);
  const chosen = field.applicants ?? ["person", "organisation"];
  return (
    <Checkbox.Group
      value={[...chosen]}
      options={(["person", "organisation"] as const).map((value) => ({ value, label: applicants[value] }))}
      onChange={(picked) =>
        picked.length > 0 && onChange({ applicants: (["person", "organisation"] as const).filter((each) => picked.includes(each)) })
      }
    />
  );
}

function ShownAs({ field, label, onChange }: SettingBoxProps) {
  const { shownAs } = useText(formdesignText);
  const kinds = ["text", "number", "money", "date", "yes-no"] as const;
  return (
    <Select
      size="small"
      className="full"
      aria-label={label}
      value={field.shownAs ?? "text"}
      options={kinds.map((value) => ({ value, label: shownAs[value] }))}
      onChange={(picked) => onChange({ shownAs: picked })}
    />
  );
}

/** @jsxImportSource #html */
import { textIn } from "../../../core/forms/index.ts";
import { describedBy, FieldFrame, FieldSet } from "./field-frame.tsx";
import { type FieldProps, fieldId } from "./field-setting.ts";

interface Choice {
  value: string;
  label: string;
  group?: string | null;
}

/** More options than this go into a list to open. */
const MOST_RADIOS = 7;

export function ChoiceField({ view, setting }: FieldProps) {
  const choices = optionsOf({ view, setting });
  return choices.length > MOST_RADIOS ? (
    <Select view={view} setting={setting} choices={choices} />
  ) : (
    <Ticks view={view} setting={setting} choices={choices} type="radio" />
  );
}

export function ChoicesField({ view, setting }: FieldProps) {
  return <Ticks view={view} setting={setting} choices={optionsOf({ view, setting })} type="checkbox" />;
}

export function YesNoField({ view, setting }: FieldProps) {
  const choices = [
    { value: "yes", label: setting.texts.yes },
    { value: "no", label: setting.texts.no },
  ];
  return <Ticks view={view} setting={setting} choices={choices} type="radio" inline />;
}

/** A division of the county: the options given, or all of them below `under`. */
export function RegionField({ view, setting }: FieldProps) {
  const { options, under = "" } = view.field;
  const all = setting.regions
    .filter((region) => region.code.startsWith(under))
    .map((region) => ({ value: region.code, label: region.name, group: region.group }));
  return <Select view={view} setting={setting} choices={options ? optionsOf({ view, setting }) : all} />;
}

function optionsOf({ view, setting }: Pick<FieldProps, "view" | "setting">): Choice[] {
  return (view.field.options ?? []).map((option) => ({ value: option.value, label: textIn(option.label, setting.lang) }));
}

function Ticks({
  view,
  setting,
  choices,
  type,
  inline = false,
}: Pick<FieldProps, "view" | "setting"> & { choices: Choice[]; type: "radio" | "checkbox"; inline?: boolean }) {
  const id = fieldId(view.path);
  return (
    <FieldSet view={view} setting={setting}>
      <div className={inline ? "ticks ticks-inline" : "ticks"}>
        {choices.map((choice) => (
          <div className="tick" key={choice.value}>
            <input
              type={type}
              id={`${id}-${choice.value}`}
              name={view.name}
              value={choice.value}
              defaultChecked={view.texts.includes(choice.value)}
              data-steers={view.steers ? "" : undefined}
            />
            <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
          </div>
        ))}
      </div>
    </FieldSet>
  );
}

function Select({ view, setting, choices }: Pick<FieldProps, "view" | "setting"> & { choices: Choice[] }) {
  const groups = [...new Set(choices.map((choice) => choice.group ?? null))];
  const options = (group: string | null) =>
    choices
      .filter((choice) => (choice.group ?? null) === group)
      .map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === view.texts[0]}>
          {choice.label}
        </option>
      ));
  return (
    <FieldFrame view={view} setting={setting}>
      <select
        className="input"
        id={fieldId(view.path)}
        name={view.name}
        aria-describedby={describedBy({ view, setting })}
        aria-invalid={setting.messageOf(view.path) ? true : undefined}
        data-steers={view.steers ? "" : undefined}
      >
        <option value="">{setting.texts.choose}</option>
        {groups.map((group) =>
          group === null ? (
            options(null)
          ) : (
            <optgroup key={group} label={group}>
              {options(group)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

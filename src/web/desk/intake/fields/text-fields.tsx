import { Input } from "antd";
import { textIn } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { intakeText } from "../../messages/intake.ts";
import { FieldFrame } from "./field-frame.tsx";
import { type FormFieldProps, textOf } from "./form-setting.ts";
import { useFrame } from "./use-frame.ts";

const KEYBOARDS: Readonly<Record<string, "decimal" | "tel" | "email">> = {
  number: "decimal",
  money: "decimal",
  phone: "tel",
  email: "email",
};

/** One line of text; numbers and amounts too, since what can't be read must stay as it was typed. */
export function LineField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  const { lang } = useLanguage();
  const { kind, unit, maxLength } = view.field;
  const suffix = kind === "money" ? text.yuan : unit && textIn(unit, lang);
  return (
    <FieldFrame {...useFrame({ view, setting })}>
      {(control) => (
        <Input
          {...control}
          data-name={view.name}
          {...(kind === "identity-number" ? { "data-card": "" } : {})}
          value={textOf({ view, setting })}
          inputMode={KEYBOARDS[kind] ?? "text"}
          maxLength={maxLength ?? 200}
          suffix={suffix}
          autoComplete="off"
          onChange={(event) => setting.change(view.name, [event.target.value])}
        />
      )}
    </FieldFrame>
  );
}

export function LongField({ view, setting }: FormFieldProps) {
  return (
    <FieldFrame {...useFrame({ view, setting })}>
      {(control) => (
        <Input.TextArea
          {...control}
          value={textOf({ view, setting })}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={view.field.maxLength ?? 2000}
          onChange={(event) => setting.change(view.name, [event.target.value])}
        />
      )}
    </FieldFrame>
  );
}

export function DateField({ view, setting }: FormFieldProps) {
  const limit = (day: string | undefined) => (day === "today" ? undefined : day);
  return (
    <FieldFrame {...useFrame({ view, setting })}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={textOf({ view, setting })}
          min={limit(view.field.earliest)}
          max={limit(view.field.latest)}
          onChange={(event) => setting.change(view.name, [event.target.value])}
        />
      )}
    </FieldFrame>
  );
}

/** What is worked out from other answers. */
export function ComputedField({ view, setting }: FormFieldProps) {
  const { label } = useFrame({ view, setting });
  return (
    <p className="form-field">
      <span>{label}</span>
      <output>{view.reading === "" ? "–" : view.reading}</output>
    </p>
  );
}

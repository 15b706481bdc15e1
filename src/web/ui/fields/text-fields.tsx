/** @jsxImportSource #html */

import type { HTMLAttributes } from "react";
import { textIn } from "../../../core/forms/index.ts";
import type { Child } from "../../html/html.ts";
import { describedBy, FieldFrame } from "./field-frame.tsx";
import { type FieldProps, fieldId } from "./field-setting.ts";

interface TextLook {
  type?: "text" | "tel" | "email" | "date";
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  /** Characters the field is wide, as a hint to how long the answer is. */
  width: number;
  autoComplete?: string;
  maxLength?: number;
  min?: string;
  max?: string;
  after?: Child;
}

/** One line. What it looks like tells how long an answer is expected; what it accepts is judged by the server. */
function Line({ view, setting, look }: Pick<FieldProps, "view" | "setting"> & { look: TextLook }) {
  const { after, width, ...rest } = look;
  const input = (
    <input
      {...rest}
      type={look.type ?? "text"}
      className={`input w${width}`}
      id={fieldId(view.path)}
      name={view.name}
      defaultValue={view.texts[0]}
      spellCheck={false}
      aria-describedby={describedBy({ view, setting })}
      aria-invalid={setting.messageOf(view.path) ? true : undefined}
      data-steers={view.steers ? "" : undefined}
    />
  );
  return (
    <FieldFrame view={view} setting={setting}>
      {after ? (
        <div className="with-unit">
          {input}
          <span className="unit">{after}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

function widthFor(maximum: number): number {
  return [10, 20, 30].find((width) => maximum <= width) ?? 40;
}

export function TextField({ view, setting }: FieldProps) {
  const { maxLength } = view.field;
  return <Line view={view} setting={setting} look={{ width: widthFor(maxLength ?? 40), ...(maxLength ? { maxLength } : {}) }} />;
}

export function LongTextField({ view, setting }: FieldProps) {
  const { maxLength } = view.field;
  return (
    <FieldFrame view={view} setting={setting}>
      <textarea
        className="input"
        id={fieldId(view.path)}
        name={view.name}
        rows={maxLength !== undefined && maxLength <= 200 ? 3 : 6}
        maxLength={maxLength}
        defaultValue={view.texts[0]}
        aria-describedby={describedBy({ view, setting })}
        aria-invalid={setting.messageOf(view.path) ? true : undefined}
      />
    </FieldFrame>
  );
}

export function NumberField({ view, setting }: FieldProps) {
  const { unit, decimals } = view.field;
  return (
    <Line
      view={view}
      setting={setting}
      look={{ width: 10, inputMode: decimals === 0 ? "numeric" : "decimal", ...(unit ? { after: textIn(unit, setting.lang) } : {}) }}
    />
  );
}

export function MoneyField({ view, setting }: FieldProps) {
  return <Line view={view} setting={setting} look={{ width: 10, inputMode: "decimal", after: setting.texts.yuan }} />;
}

export function DateField({ view, setting }: FieldProps) {
  const { earliest, latest } = view.field;
  const limits = { ...dayLimit("min", earliest), ...dayLimit("max", latest) };
  return <Line view={view} setting={setting} look={{ type: "date", width: 10, ...limits }} />;
}

/** "today" is the server's to judge: the page may be kept in a cache over midnight. */
function dayLimit(side: "min" | "max", day: string | undefined): Partial<Record<"min" | "max", string>> {
  return day && day !== "today" ? { [side]: day } : {};
}

export function IdentityNumberField({ view, setting }: FieldProps) {
  return <Line view={view} setting={setting} look={{ width: 20, maxLength: 24, autoComplete: "off" }} />;
}

export function PhoneField({ view, setting }: FieldProps) {
  return <Line view={view} setting={setting} look={{ type: "tel", width: 20, maxLength: 24, autoComplete: "tel" }} />;
}

export function EmailField({ view, setting }: FieldProps) {
  return <Line view={view} setting={setting} look={{ type: "email", width: 30, maxLength: 200, autoComplete: "email" }} />;
}

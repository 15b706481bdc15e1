/** @jsxImportSource #html */
import type { HTMLAttributes } from "react";
import type { PageError } from "./error-summary.tsx";

export interface LineFieldProps {
  /** Name and id of the field. */
  id: string;
  label: string;
  hint?: string;
  value: string;
  errors: readonly PageError[];
  maxLength: number;
  /** Lines of a text of several lines. */
  rows?: number;
  width?: 10 | 20 | 30;
  type?: "text" | "tel";
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
}

/** One question: label, hint, what is wrong, then the field, so that everything is heard before one types. */
export function LineField({
  id,
  label,
  hint,
  value,
  errors,
  maxLength,
  rows,
  width = 30,
  type = "text",
  autoComplete = "off",
  inputMode,
}: LineFieldProps) {
  const error = errors.find((each) => each.field === id)?.message;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const common = {
    id,
    name: id,
    defaultValue: value,
    maxLength,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      )}
      {rows === undefined ? (
        <input {...common} className={`input w${width}`} type={type} autoComplete={autoComplete} inputMode={inputMode} spellCheck={false} />
      ) : (
        <textarea {...common} className="input" rows={rows} />
      )}
    </div>
  );
}

import { Input } from "antd";
import { type ReactNode, useEffect, useId, useState } from "react";

/** A label above what it names. */
export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="canvas-field">
      <span className="canvas-label">{label}</span>
      {hint && <span className="state-hint">{hint}</span>}
      <div className="canvas-field-row">{children}</div>
    </div>
  );
}

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  rows?: number;
  /** What is wrong with a text, in words; null when it may be taken. */
  fault?: (value: string) => string | null;
  onChange(value: string): void;
}

/** A text that is taken when the hand leaves it: one change of the drawing, not one a letter. */
export function TextField({ label, hint, value, rows = 1, fault, onChange }: TextFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed === value ? null : (fault?.(typed.trim()) ?? null);
  const take = () => {
    if (typed.trim() !== value && wrong === null) onChange(typed.trim());
  };
  return (
    <div className="canvas-field">
      <label className="canvas-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="state-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <Input.TextArea
        id={id}
        autoSize={{ minRows: rows, maxRows: 5 }}
        value={typed}
        maxLength={500}
        status={wrong === null ? "" : "error"}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={wrong !== null}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          take();
        }}
      />
      {wrong !== null && (
        <span className="canvas-wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

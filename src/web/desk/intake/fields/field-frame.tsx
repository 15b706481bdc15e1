import { type ReactNode, useId } from "react";
import { useText } from "../../language.tsx";
import { intakeText } from "../../messages/intake.ts";

export interface FrameProps {
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  required: boolean;
}

export interface Control {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean;
  "aria-required": boolean;
  status: "error" | "";
}

/** Label above, hint, control, and what the server found wrong. What need not be filled in says so. */
export function FieldFrame({ label, hint, fault, required, children }: FrameProps & { children: (control: Control) => ReactNode }) {
  const text = useText(intakeText);
  const id = useId();
  const control: Control = {
    id,
    "aria-describedby": `${id}-about`,
    "aria-invalid": fault !== undefined,
    "aria-required": required,
    status: fault === undefined ? "" : "error",
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label} {!required && <span className="hint">{text.optional}</span>}
      </label>
      {children(control)}
      <div id={`${id}-about`}>
        {fault !== undefined && <p className="field-fault">{fault}</p>}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}

/** The same around several controls. */
export function GroupFrame({ label, hint, fault, required, children }: FrameProps & { children: ReactNode }) {
  const text = useText(intakeText);
  return (
    <fieldset className="form-field" data-required={required}>
      <legend>
        {label} {!required && <span className="hint">{text.optional}</span>}
      </legend>
      {children}
      {fault !== undefined && <p className="field-fault">{fault}</p>}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </fieldset>
  );
}

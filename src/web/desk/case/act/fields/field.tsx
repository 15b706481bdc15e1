import { type ReactNode, useId } from "react";
import { useText } from "../../../language.tsx";
import { actsText } from "../../../messages/acts.ts";
import type { DraftField } from "../act-draft.ts";

export interface FieldProps {
  name: DraftField;
  label: ReactNode;
  lacking: readonly DraftField[];
  hint?: ReactNode;
  /** Draws the control; gets the id its label points to and the ids of what describes it. */
  children: (control: { id: string; "aria-describedby": string; status: "error" | "" }) => ReactNode;
}

/** One field beside an act: label above, hint, the fault in words below. */
export function Field({ name, label, lacking, hint, children }: FieldProps) {
  const text = useText(actsText);
  const id = useId();
  const isLacking = lacking.includes(name);
  return (
    <div className="act-field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": `${id}-about`, status: isLacking ? "error" : "" })}
      <div id={`${id}-about`}>
        {isLacking && <p className="field-fault">{text.needed[name]}</p>}
        {hint && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}

/** The same for a group of controls, whose label is a legend. */
export function FieldGroup({ name, label, lacking, hint, children }: Omit<FieldProps, "children"> & { children: ReactNode }) {
  const text = useText(actsText);
  return (
    <fieldset className="act-field" data-field={name}>
      <legend>{label}</legend>
      {children}
      {lacking.includes(name) && (
        <p className="field-fault" role="alert">
          {text.needed[name]}
        </p>
      )}
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  );
}

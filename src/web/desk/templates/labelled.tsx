import { type ReactNode, useId } from "react";

export interface LabelledProps {
  label: string;
  hint?: string;
  fault?: string | undefined;
  children: (id: string) => ReactNode;
}

/** A field with its label above, and a hint and what is wrong with it below. */
export function Labelled({ label, hint, fault, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="template-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className="hint">{hint}</p>}
      {fault && <p className="field-fault">{fault}</p>}
    </div>
  );
}

import { type ReactNode, useId } from "react";
import { useText } from "../language.tsx";
import { licencesText } from "../messages/licences.ts";
import type { LicenceField } from "./lacking.ts";

interface LabelledProps {
  label: string;
  hint?: string;
  /** Which field it is, and those that lack: what is wrong is said below. */
  name?: LicenceField;
  lacking?: readonly LicenceField[];
  /** Several controls, each with a label of its own. */
  group?: boolean;
  children: (control: { id: string; "aria-describedby": string; status: "error" | "" }) => ReactNode;
}

/** A question with its hint and what is wrong with the answer, named for screen readers. */
export function Labelled({ label, hint, name, lacking = [], group = false, children }: LabelledProps) {
  const text = useText(licencesText);
  const id = useId();
  const isLacking = name !== undefined && lacking.includes(name);
  const Frame = group ? "fieldset" : "div";
  return (
    <Frame className="act-field" data-field={name}>
      {group ? <legend>{label}</legend> : <label htmlFor={id}>{label}</label>}
      <div id={`${id}-about`}>
        {hint && <p className="hint">{hint}</p>}
        {isLacking && (
          <p className="field-fault" role="alert">
            {text.lacking[name]}
          </p>
        )}
      </div>
      {children({ id, "aria-describedby": `${id}-about`, status: isLacking ? "error" : "" })}
    </Frame>
  );
}

/** @jsxImportSource #html */
import { textIn } from "../../../core/forms/index.ts";
import type { FieldProps } from "./field-setting.ts";

/** Words between the questions. */
export function ExplanationField({ view, setting }: FieldProps) {
  return (
    <div className="notice">
      <p>{view.field.text && textIn(view.field.text, setting.lang)}</p>
    </div>
  );
}

/** A heading over the fields that follow. */
export function SectionField({ view, setting }: FieldProps) {
  return <h2 className="section">{textIn(view.field.label, setting.lang)}</h2>;
}

/** An answer that is shown, not asked: worked out, or not this person's to change. */
export function ReadOnlyField({ view, setting }: FieldProps) {
  return (
    <dl className="field facts">
      <div>
        <dt>{textIn(view.field.label, setting.lang)}</dt>
        <dd>
          <output>{view.reading}</output>
        </dd>
      </div>
    </dl>
  );
}

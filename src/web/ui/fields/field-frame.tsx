/** @jsxImportSource #html */

import { textIn } from "../../../core/forms/index.ts";
import type { Child } from "../../html/html.ts";
import { type FieldProps, fieldId } from "./field-setting.ts";

type FrameProps = Pick<FieldProps, "view" | "setting">;

/** Ids of hint and error, for `aria-describedby`; undefined when there is neither. */
export function describedBy({ view, setting }: FrameProps): string | undefined {
  const id = fieldId(view.path);
  const parts = [view.field.hint ? `${id}-hint` : "", setting.messageOf(view.path) ? `${id}-error` : ""].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : undefined;
}

/** Label, hint, error, then the field: in that order, so that everything is heard before one types. */
export function FieldFrame({ view, setting, children }: FrameProps & { children: Child }) {
  const id = fieldId(view.path);
  return (
    <div className={frameClass({ view, setting })}>
      <label className="label" htmlFor={id}>
        {labelOf({ view, setting })}
      </label>
      <HintAndError view={view} setting={setting} />
      {children}
    </div>
  );
}

/** The same for several controls under one question. */
export function FieldSet({ view, setting, children, block = false }: FrameProps & { children: Child; block?: boolean }) {
  const id = fieldId(view.path);
  return (
    <fieldset
      className={block ? `${frameClass({ view, setting })} block` : frameClass({ view, setting })}
      id={id}
      aria-describedby={describedBy({ view, setting })}
      tabIndex={-1}
    >
      <legend className={block ? "label label-block" : "label"}>{labelOf({ view, setting })}</legend>
      <HintAndError view={view} setting={setting} />
      {children}
    </fieldset>
  );
}

function labelOf({ view, setting }: FrameProps): Child {
  const { kind, label } = view.field;
  const asks = kind !== "group" && kind !== "applicant" && !view.readOnly;
  return (
    <>
      {textIn(label, setting.lang)}
      {asks && !view.required && <span className="quiet optional">{setting.texts.optional}</span>}
    </>
  );
}

function frameClass({ view, setting }: FrameProps): string {
  return setting.messageOf(view.path) ? "field field-wrong" : "field";
}

function HintAndError({ view, setting }: FrameProps) {
  const id = fieldId(view.path);
  const error = setting.messageOf(view.path);
  return (
    <>
      {view.field.hint && (
        <div className="hint" id={`${id}-hint`}>
          {textIn(view.field.hint, setting.lang)}
        </div>
      )}
      {error && (
        <div className="error" id={`${id}-error`}>
          <span className="visually-hidden">{setting.texts.error}</span>
          {error}
        </div>
      )}
    </>
  );
}

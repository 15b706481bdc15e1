/** @jsxImportSource #html */
import { MAX_ATTACHMENT_BYTES, textIn } from "../../../core/forms/index.ts";
import { Button } from "../buttons.tsx";
import { describedBy, FieldSet } from "./field-frame.tsx";
import { type FieldProps, fieldId, fileInputName } from "./field-setting.ts";
import { LeftoverUploads } from "./leftover-uploads.tsx";

/** Several fields under one heading. */
export function BlockField({ view, setting, parts }: FieldProps) {
  return (
    <FieldSet view={view} setting={setting} block>
      {parts(view.parts)}
    </FieldSet>
  );
}

/** Two days beside each other. */
export function PeriodField({ view, setting, parts }: FieldProps) {
  return (
    <FieldSet view={view} setting={setting}>
      <div className="side-by-side">{parts(view.parts)}</div>
    </FieldSet>
  );
}

/** A statement, and the name of who agrees to it. */
export function SignatureField({ view, setting, parts }: FieldProps) {
  const { text } = view.field;
  return (
    <FieldSet view={view} setting={setting} block>
      {text && <p className="statement">{textIn(text, setting.lang)}</p>}
      {parts(view.parts)}
    </FieldSet>
  );
}

/** Rows of the same fields. Adding and removing goes through the server, so that it works without script. */
export function TableField({ view, setting, parts }: FieldProps) {
  const label = textIn(view.field.label, setting.lang);
  const { texts } = setting;
  return (
    <FieldSet view={view} setting={setting} block>
      {view.rows.map((row, index) => (
        // Rows have no identity of their own: their place is what they are posted under.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset className="row" key={index} id={fieldId(`${view.path}[${index}]`)} tabIndex={-1}>
          <legend>{texts.row(label, index + 1)}</legend>
          {parts(row)}
          <Button weight="link" name="_remove" value={`${view.path}[${index}]`} label={texts.removeRow(label, index + 1)} noValidate>
            {texts.remove}
          </Button>
        </fieldset>
      ))}
      {view.mayAdd && (
        <Button weight="second" name="_add" value={view.path} noValidate>
          {texts.addRow(label)}
        </Button>
      )}
    </FieldSet>
  );
}

const MEGABYTE = 1024 * 1024;

/** Files: those given already, each with a way to remove it, and a place for more. They are kept as soon as the page is sent. */
export function AttachmentField({ view, setting }: FieldProps) {
  const { texts } = setting;
  const { accept = [], maxBytes = MAX_ATTACHMENT_BYTES } = view.field;
  const id = fieldId(view.path);
  return (
    <FieldSet view={view} setting={setting}>
      {view.rows.length > 0 && (
        <ul className="files">
          {view.rows.map((row, index) => {
            const name = row.find((part) => part.field.id === "name")?.texts[0] ?? "";
            return (
              <li key={row[0]?.texts[0] ?? index}>
                {row.map((part) => (
                  <input key={part.name} type="hidden" name={part.name} value={part.texts[0] ?? ""} />
                ))}
                <span>{name}</span>{" "}
                <Button weight="link" name="_remove" value={`${view.path}[${index}]`} label={texts.removeFile(name)} noValidate>
                  {texts.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <LeftoverUploads field={fileInputName(view.path)} leftovers={setting.leftovers} texts={texts} />
      {view.mayAdd && (
        <>
          <label className="hint" htmlFor={`${id}-file`}>
            {texts.chooseFiles} {texts.fileLimit(accept.join(" "), Math.floor(maxBytes / MEGABYTE))}
          </label>
          <input
            type="file"
            className="file-input"
            id={`${id}-file`}
            name={fileInputName(view.path)}
            multiple
            accept={accept.map((ending) => `.${ending}`).join(",") || undefined}
            aria-describedby={describedBy({ view, setting })}
            data-upload={id}
            data-most={maxBytes}
          />
        </>
      )}
    </FieldSet>
  );
}

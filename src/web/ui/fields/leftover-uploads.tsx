/** @jsxImportSource #html */
import { Button } from "../buttons.tsx";
import { sizeText } from "../size-text.ts";
import type { FieldTexts, Leftover } from "./field-setting.ts";

/** Hidden field that names a file that came in parts: `<upload> <field>`. */
export const UPLOAD_FIELD = "_upload";
/** Button that gives an upload up. */
export const FORGET_FIELD = "_forget";

/**
 * What was begun for a file field and not handed in: after a reload, a sleeping phone, on another device. What has come whole goes with the form
 * as it is; of the rest the browser has lost the file, so it must be chosen once more, and the script goes on where it stopped.
 */
export function LeftoverUploads({ field, leftovers, texts }: { field: string; leftovers: readonly Leftover[]; texts: FieldTexts }) {
  const own = leftovers.filter((each) => each.field === field);
  if (own.length === 0) return null;
  return (
    <ul className="files">
      {own.map(({ id, name, modified, size, received }) => (
        <li key={id} data-upload-at={id} data-known={`${name}/${size}/${modified}`}>
          {received === size && <input type="hidden" name={UPLOAD_FIELD} value={`${id} ${field}`} />}
          {name}{" "}
          <span className="quiet small">{received === size ? texts.arrived : texts.brokenOff(sizeText(received), sizeText(size))}</span>{" "}
          <Button weight="link" name={FORGET_FIELD} value={id} label={texts.forgetFile(name)} noValidate>
            {texts.forget}
          </Button>
        </li>
      ))}
    </ul>
  );
}

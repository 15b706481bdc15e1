import { Checkbox } from "antd";
import { useText } from "../../../language.tsx";
import { documentsText } from "../../../messages/documents.ts";
import { Mark } from "../../../parts/mark.tsx";
import { documentsAlong } from "../act-draft.ts";
import type { FieldsProps } from "../act-fields.tsx";

/** 同时制作并出具: the documents an act brings with it, ticked beforehand; those that must be made can't be left out. */
export function DocumentsField({ act, draft, change }: FieldsProps) {
  const text = useText(documentsText);
  const offered = documentsAlong(act, draft.outcome);
  if (offered.length === 0) return null;
  return (
    <fieldset className="act-field" data-field="documents">
      <legend>{text.along}</legend>
      {offered.map(({ code, name, required }) => (
        <Checkbox
          key={code}
          checked={required || !draft.without.includes(code)}
          disabled={required}
          onChange={(event) =>
            change({ without: event.target.checked ? draft.without.filter((one) => one !== code) : [...draft.without, code] })
          }
        >
          {name} {required && <Mark tone="amber">{text.required}</Mark>}
        </Checkbox>
      ))}
      <p className="hint">{text.alongHint}</p>
    </fieldset>
  );
}

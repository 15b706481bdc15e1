import type { FormDefinition } from "../../../core/forms/index.ts";
import { FormField } from "./fields/form-field.tsx";
import type { FormSetting } from "./fields/form-setting.ts";
import { type Typed, withFile, withoutFile, withoutRow, withRow } from "./form-answers.ts";

export interface Typing {
  definition: FormDefinition;
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  faultAt: (path: string) => string | undefined;
  /** Code of the item; null where the form is only tried out. */
  item: string | null;
}

/** What the fields of one form need: the texts typed so far and the ways to change them. */
export function settingFor({ definition, typed, change, faultAt, item }: Typing): FormSetting {
  return {
    typed: (name) => {
      const texts = typed.body[name];
      return typeof texts === "string" ? [texts] : texts;
    },
    change: (name, texts) => change({ body: { ...typed.body, [name]: [...texts] } }),
    addRow: (path, shown) => change(withRow(typed, path, shown)),
    removeRow: (path, row) => change(withoutRow(definition, typed, path, row)),
    addFile: (name, file) => change(withFile(typed, name, file)),
    removeFile: (name, file) => change(withoutFile(typed, name, file)),
    item,
    Field: FormField,
    faultAt,
  };
}

import { type FormDefinition, textIn } from "../../../../core/forms/index.ts";
import type { Lang } from "../../../../platform/i18n/index.ts";

type Field = FormDefinition["pages"][number]["fields"][number];

/** Labels of all fields by path; columns of a table come after it, under its label. */
export function fieldLabels(form: FormDefinition, lang: Lang): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (fields: readonly Field[], path: string, before: string) => {
    for (const field of fields) {
      const label = before + textIn(field.label, lang);
      found.set(path + field.id, label);
      walk(field.fields ?? [], `${path}${field.id}.`, `${label} / `);
    }
  };
  for (const page of form.pages) walk(page.fields, "", "");
  return found;
}

import { type FormDefinition, type FormField, textIn } from "../../../../core/forms/index.ts";
import type { Lang } from "../../../../platform/i18n/index.ts";

/** Labels along a path of the form, rows counted from 1: `rows.0.income` → `收入明细 1 › 收入`. What isn't a field stays as it is. */
export function labelAt(form: FormDefinition, path: string, lang: Lang): string {
  let fields: readonly FormField[] = form.pages.flatMap((page) => page.fields);
  const words: string[] = [];
  for (const part of path.split(".")) {
    const field = fields.find(({ id }) => id === part);
    if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ""} ${Number(part) + 1}`.trim());
    else if (field) words.push(textIn(field.label, lang));
    fields = field ? (field.fields ?? []) : fields;
  }
  return words.length === 0 ? path : words.join(" › ");
}

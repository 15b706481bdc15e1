import { type FormField, type Language, textIn } from "../definition.ts";
import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { asText, cleanLine } from "../plain-text.ts";

/** The label of an option, or the value itself when it is none. */
export function optionLabel(value: unknown, field: FormField, lang: Language): string {
  const option = field.options?.find((each) => each.value === value);
  return option ? textIn(option.label, lang) : asText(value);
}

/** One of the options, by its value. */
export const choice: OneAnswer = {
  shape: "one",
  ask: "choose",
  settings: ["options"],
  needs: ["options"],
  schema: (field) => ({ type: "string", enum: field.options?.map((option) => option.value) ?? [] }),
  read: cleanLine,
  write: asText,
  check: (value, field) => (field.options?.some((option) => option.value === value) ? accepted(value) : refused("forms/not-an-option")),
  format: (value, field, { lang }) => optionLabel(value, field, lang),
};

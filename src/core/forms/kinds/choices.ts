import { accepted, type ManyTexts, refused } from "../field-kind.ts";
import { reading } from "../messages.ts";
import { asText } from "../plain-text.ts";
import { optionLabel } from "./choice.ts";

/** Several of the options: a list of values, kept in the order of the options. */
export const choices: ManyTexts = {
  shape: "many",
  ask: "choose",
  settings: ["options", "minItems", "maxItems"],
  needs: ["options"],
  schema: (field) => ({
    type: "array",
    uniqueItems: true,
    items: { type: "string", enum: field.options?.map((option) => option.value) ?? [] },
    minItems: field.minItems ?? 1,
    ...(field.maxItems === undefined ? {} : { maxItems: field.maxItems }),
  }),
  check: (value, field) => {
    if (!Array.isArray(value)) return refused("forms/wrong-type");
    const options = field.options?.map((option) => option.value) ?? [];
    if (value.length > options.length * 2 || !value.every((item) => options.includes(item))) return refused("forms/not-an-option");
    const chosen = options.filter((option) => value.includes(option));
    if (chosen.length < (field.minItems ?? 0)) return refused("forms/too-few", String(field.minItems));
    if (chosen.length > (field.maxItems ?? options.length)) return refused("forms/too-many", String(field.maxItems));
    return accepted(chosen);
  },
  format: (value, field, { lang }) =>
    Array.isArray(value) ? value.map((item) => optionLabel(item, field, lang)).join(reading[lang].listSeparator) : asText(value),
};

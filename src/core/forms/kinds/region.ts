import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { asText, cleanCode } from "../plain-text.ts";
import { optionLabel } from "./choice.ts";

/** County (6 digits), township (9) or village (12), GB/T 2260 and the statistical codes below it. */
const CODE = /^[1-9]\d{5}(?:\d{3}(?:\d{3})?)?$/;

/** An administrative division by its code, optionally only below another (`under`) or out of a list (`options`). */
export const region: OneAnswer = {
  shape: "one",
  ask: "choose",
  settings: ["under", "options"],
  schema: (field) => ({
    type: "string",
    pattern: CODE.source,
    ...(field.options ? { enum: field.options.map((option) => option.value) } : {}),
  }),
  read: cleanCode,
  write: asText,
  check: (value, field) => {
    if (typeof value !== "string" || !CODE.test(value)) return refused("forms/region");
    if (field.options && !field.options.some((option) => option.value === value)) return refused("forms/not-an-option");
    return value.startsWith(field.under ?? "") ? accepted(value) : refused("forms/region-outside");
  },
  format: (value, field, { lang, regionName }) => regionName?.(asText(value)) ?? optionLabel(value, field, lang),
};

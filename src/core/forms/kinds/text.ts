import type { FormField } from "../definition.ts";
import { accepted, type Checked, type OneAnswer, refused } from "../field-kind.ts";
import { asText, characters, cleanLine } from "../plain-text.ts";

const MAX_LENGTH = 200;

/** Judges the length of a cleaned text. */
export function checkLength(text: string, field: FormField, longest: number): Checked {
  const limit = field.maxLength ?? longest;
  const count = text.length > limit || field.minLength !== undefined ? characters(text) : text.length;
  if (count > limit) return refused("forms/too-long", String(limit));
  if (field.minLength !== undefined && count < field.minLength) return refused("forms/too-short", String(field.minLength));
  return accepted(text);
}

/** One line of text, up to 200 characters unless the definition says otherwise. */
export const text: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["minLength", "maxLength"],
  schema: (field) => ({ type: "string", minLength: field.minLength ?? 1, maxLength: field.maxLength ?? MAX_LENGTH }),
  read: cleanLine,
  write: asText,
  check: (value, field) => (typeof value === "string" ? checkLength(cleanLine(value), field, MAX_LENGTH) : refused("forms/wrong-type")),
  format: asText,
  fit: (value) => (typeof value === "number" ? asText(value) : value),
};

import { type OneAnswer, refused } from "../field-kind.ts";
import { asText, cleanLines } from "../plain-text.ts";
import { checkLength } from "./text.ts";

const MAX_LENGTH = 2000;

/** Several lines of text, up to 2 000 characters unless the definition says otherwise. */
export const longText: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["minLength", "maxLength"],
  schema: (field) => ({ type: "string", minLength: field.minLength ?? 1, maxLength: field.maxLength ?? MAX_LENGTH }),
  read: cleanLines,
  write: asText,
  check: (value, field) => (typeof value === "string" ? checkLength(cleanLines(value), field, MAX_LENGTH) : refused("forms/wrong-type")),
  format: asText,
};

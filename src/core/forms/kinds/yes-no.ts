import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { reading } from "../messages.ts";
import { asText } from "../plain-text.ts";

const WORDS = new Map([
  ["yes", true],
  ["true", true],
  ["on", true],
  ["no", false],
  ["false", false],
]);

/** Yes or no; "no" is an answer, so a required yes-no question is answered by either. */
export const yesNo: OneAnswer = {
  shape: "one",
  ask: "choose",
  settings: [],
  schema: () => ({ type: "boolean" }),
  read: (text) => WORDS.get(text.trim().toLowerCase()) ?? text,
  write: (value) => (value === true ? "yes" : value === false ? "no" : asText(value)),
  check: (value) => (typeof value === "boolean" ? accepted(value) : refused("forms/yes-or-no")),
  format: (value, _field, { lang }) => (value === true ? reading[lang].yes : reading[lang].no),
};

import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import type { ProblemCode } from "../messages.ts";
import { asText, cleanCode } from "../plain-text.ts";

/** A code of fixed build. The pattern is the floor; an injected check of the same name (check digits, numbering plans) stands above it. */
export function patterned(
  name: "identity-number" | "credit-code" | "phone" | "email" | "staff",
  pattern: RegExp,
  upperCase = false,
): OneAnswer {
  const code: ProblemCode = `forms/${name}`;
  const clean = (text: string) => (upperCase ? cleanCode(text).toUpperCase() : cleanCode(text));
  return {
    shape: "one",
    ask: "fill",
    settings: [],
    personal: name !== "credit-code" && name !== "staff",
    schema: () => ({ type: "string", pattern: pattern.source }),
    read: clean,
    write: asText,
    check: (value, _field, { formats, lang }) => {
      const cleaned = typeof value === "string" ? clean(value) : "";
      if (!pattern.test(cleaned)) return refused(code);
      const words = formats[name]?.(cleaned, lang);
      return words === undefined ? accepted(cleaned) : refused(code, undefined, words);
    },
    format: asText,
  };
}

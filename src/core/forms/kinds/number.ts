import { type Text, textIn } from "../definition.ts";
import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { asText, cleanCode } from "../plain-text.ts";

const LARGEST = 1e12;
const MOST_DECIMALS = 6;

/** 1234567.5 → 1,234,567.5 */
export function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** 1,234,567.5 → 1234567.5. Commas that don't part thousands stay, so that 1,5 is refused rather than read as 15. */
export function ungrouped(digits: string): string {
  return /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits) ? digits.replaceAll(",", "") : digits;
}

/** Typed along though it stands beside the field. A unit that could be part of a number is never taken off. */
function withoutUnit(typed: string, unit: Text | undefined): string {
  const units = Object.values(unit ?? {}).map(cleanCode);
  const found = units.find((one) => /^[^\d.,-]/.test(one) && typed.endsWith(one));
  return found === undefined ? typed : typed.slice(0, -found.length);
}

/** A number with up to six decimals. */
export const number: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["minimum", "maximum", "decimals", "unit"],
  schema: (field) => ({
    type: field.decimals === 0 ? "integer" : "number",
    minimum: field.minimum ?? -LARGEST,
    maximum: field.maximum ?? LARGEST,
  }),
  read: (text, field) => {
    const digits = ungrouped(withoutUnit(cleanCode(text), field.unit));
    return /^-?\d{1,13}(\.\d{1,12})?$/.test(digits) ? Number(digits) : text;
  },
  write: asText,
  check: (value, field) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return refused("forms/not-a-number");
    const decimals = field.decimals ?? MOST_DECIMALS;
    if (value < (field.minimum ?? -LARGEST)) return refused("forms/too-small", grouped(String(field.minimum ?? -LARGEST)));
    if (value > (field.maximum ?? LARGEST)) return refused("forms/too-large", grouped(String(field.maximum ?? LARGEST)));
    if (Number(value.toFixed(decimals)) !== value) return refused("forms/decimals", String(decimals));
    return accepted(value === 0 ? 0 : value);
  },
  format: (value, field, { lang }) => grouped(asText(value)) + (field.unit ? ` ${textIn(field.unit, lang)}` : ""),
};

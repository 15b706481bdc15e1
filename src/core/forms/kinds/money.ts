import type { Language } from "../definition.ts";
import { accepted, type OneAnswer, refused } from "../field-kind.ts";
import { reading } from "../messages.ts";
import { asText, cleanCode } from "../plain-text.ts";
import { grouped, ungrouped } from "./number.ts";

/** One hundred thousand million yuan, in fen. */
const LARGEST = 1e13;

/** Typed along though it stands beside the field: ¥ before, or what an amount reads with after. 万元 keeps its 万 and is refused. */
const UNITS = new RegExp(`^\u00a5|${reading["zh-CN"].money("").trim()}$`, "g");

function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function moneyText(fen: number, lang: Language): string {
  return reading[lang].money(grouped(yuan(fen)));
}

/** An amount: whole fen in data, yuan on screen. Not below zero unless `minimum` says so. */
export const money: OneAnswer = {
  shape: "one",
  ask: "fill",
  settings: ["minimum", "maximum"],
  schema: (field) => ({ type: "integer", minimum: field.minimum ?? 0, maximum: field.maximum ?? LARGEST }),
  read: (text) => {
    const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(ungrouped(cleanCode(text).replace(UNITS, "")));
    if (!found) return text;
    const fen = Number(found[2]) * 100 + Number((found[3] ?? "").padEnd(2, "0"));
    return found[1] && fen !== 0 ? -fen : fen;
  },
  write: (value) => (typeof value === "number" ? yuan(value) : asText(value)),
  check: (value, field, { lang }) => {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) return refused("forms/not-an-amount");
    const [least, most] = [field.minimum ?? 0, field.maximum ?? LARGEST];
    if (value < least) return refused("forms/too-small", moneyText(least, lang));
    if (value > most) return refused("forms/too-large", moneyText(most, lang));
    return accepted(value === 0 ? 0 : value);
  },
  format: (value, _field, { lang }) => (typeof value === "number" ? moneyText(value, lang) : asText(value)),
  fit: (value) => (typeof value === "number" ? Math.round(value) : value),
};

/** What each setting of a field may hold. A table, so that the designer's screens can use the same limits. */
import { dayParts } from "./calendar-day.ts";

export type Judge = (value: unknown) => boolean;

const LONGEST_LABEL = 200;
const LONGEST_WORDS = 4000;
const MOST_OPTIONS = 1000;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWords(longest: number): Judge {
  const isText = (value: unknown) => typeof value === "string" && value.trim() !== "" && value.length <= longest;
  return (value) =>
    isRecord(value) &&
    isText(value["zh-CN"]) &&
    (value.en === undefined || isText(value.en)) &&
    Object.keys(value).every((key) => key === "zh-CN" || key === "en");
}

function isWholeUpTo(most: number): Judge {
  return (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

function isListOf(item: Judge, most: number): Judge {
  return (value) => Array.isArray(value) && value.length > 0 && value.length <= most && value.every(item);
}

const isNumber: Judge = (value) => typeof value === "number" && Math.abs(value) <= 1e13;
const isDay: Judge = (value) => typeof value === "string" && (value === "today" || dayParts(value) !== undefined);
const isOption: Judge = (value) =>
  isRecord(value) &&
  typeof value.value === "string" &&
  /^\S(.{0,98}\S)?$/.test(value.value) &&
  isLabel(value.label) &&
  Object.keys(value).length === 2;

export const isLabel: Judge = isWords(LONGEST_LABEL);

/** Whether a value is a rule by its type; whether it can be compiled is asked separately. */
export const isRule: Judge = (value) => typeof value === "string" && value.trim() !== "";

export const commonSettings: Readonly<Record<string, Judge>> = {
  id: () => true,
  kind: () => true,
  label: isLabel,
  hint: isWords(LONGEST_WORDS),
  required: (value) => typeof value === "boolean" || isRule(value),
  shownWhen: isRule,
  computed: isRule,
  personal: (value) => typeof value === "boolean",
};

export const kindSettings: Readonly<Record<string, Judge>> = {
  minLength: isWholeUpTo(20_000),
  maxLength: (value) => isWholeUpTo(20_000)(value) && value !== 0,
  minimum: isNumber,
  maximum: isNumber,
  decimals: isWholeUpTo(6),
  unit: isLabel,
  earliest: isDay,
  latest: isDay,
  options: isListOf(isOption, MOST_OPTIONS),
  under: (value) => typeof value === "string" && /^\d{1,12}$/.test(value),
  fields: (value) => Array.isArray(value) && value.length > 0,
  minItems: isWholeUpTo(200),
  maxItems: (value) => isWholeUpTo(200)(value) && value !== 0,
  accept: isListOf((value) => typeof value === "string" && /^[a-z0-9]{1,8}$/.test(value), 20),
  maxBytes: (value) => isWholeUpTo(1024 ** 3)(value) && value !== 0,
  applicants: isListOf((value) => value === "person" || value === "organisation", 2),
  text: isWords(LONGEST_WORDS),
  shownAs: (value) => ["text", "number", "money", "date", "yes-no"].includes(String(value)),
};

/** Pairs of which the first may not exceed the second. */
export const orderedSettings = [
  ["minLength", "maxLength"],
  ["minimum", "maximum"],
  ["minItems", "maxItems"],
  ["earliest", "latest"],
] as const;

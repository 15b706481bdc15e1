/** Days as YYYY-MM-DD texts, which sort as they follow each other. */
import type { Language } from "./definition.ts";
import { reading } from "./messages.ts";

const ISO_DAY = /^([12]\d{3})-(\d{2})-(\d{2})$/;

/** Year, month and day of a real calendar day; undefined for 2026-02-30. */
export function dayParts(text: string): [year: number, month: number, day: number] | undefined {
  const found = ISO_DAY.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const lastDay = month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay ? [year, month, day] : undefined;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** 2026-1-5, 2026/01/05, 2026.1.5 and the Chinese way of writing it become 2026-01-05; anything else stays. */
export function readDay(text: string): string {
  const found = /^([12]\d{3})\D(\d{1,2})\D(\d{1,2})\D?$/u.exec(text);
  return found ? `${found[1]}-${(found[2] ?? "").padStart(2, "0")}-${(found[3] ?? "").padStart(2, "0")}` : text;
}

export function dayText(text: string, lang: Language): string {
  const parts = dayParts(text);
  return parts ? reading[lang].day(...parts) : text;
}

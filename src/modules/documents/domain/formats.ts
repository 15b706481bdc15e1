import { CAPITAL_GROUPS, CAPITAL_UNITS, CAPITALS, DAY, DIGITS, STOP, YUAN } from "./words.zh-CN.ts";

/** How a value is written in a document: `{case.acceptedOn|day}`. */
export const FORMATS = {
  day: (value: unknown) => dayText(textOf(value)),
  moment: (value: unknown) => momentText(textOf(value)),
  "hanzi-day": (value: unknown) => hanziDay(textOf(value)),
  yuan: (value: unknown) => (typeof value === "number" ? yuanText(value) : textOf(value)),
  sentence: (value: unknown) => sentence(textOf(value)),
  capitals: (value: unknown) => (typeof value === "number" ? capitals(value) : textOf(value)),
} as const satisfies Record<string, (value: unknown) => string>;
export type Format = keyof typeof FORMATS;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}

/** A value as plain words; unknown is nothing. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join("、");
  return typeof value === "object" ? "" : String(value);
}

/** Without control characters, which people paste along unseen and which XML, and so a Word file, can't hold; lines and tabs stay. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, "");
}

/** Words somebody wrote, ended with a stop where they weren't; nothing stays nothing. */
export function sentence(text: string): string {
  const words = text.trim();
  return words === "" || /[。！？；…”.!?]$/.test(words) ? words : `${words}${STOP}`;
}

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})/;

/** `2026-03-09` or an instant → 2026年3月9日: Arabic figures, no leading zero (GB/T 9704 7.3.5.4). Instants are read in Shanghai. */
export function dayText(value: string): string {
  const [, year, month, day] = DAY_SHAPE.exec(inShanghai(value)) ?? [];
  return year ? `${year}${DAY.year}${Number(month)}${DAY.month}${Number(day)}${DAY.day}` : value;
}

export function momentText(value: string): string {
  const local = inShanghai(value);
  const [hour, minute] = [local.slice(11, 13), local.slice(14, 16)];
  return hour === "" ? dayText(value) : `${dayText(value)}${Number(hour)}${DAY.hour}${minute}${DAY.minute}`;
}

const HOURS_AHEAD = 8;

function inShanghai(value: string): string {
  if (!value.includes("T")) return value;
  const instant = new Date(value).getTime();
  return Number.isNaN(instant) ? value : new Date(instant + HOURS_AHEAD * 3_600_000).toISOString();
}

/** 二〇二六年三月九日. */
export function hanziDay(value: string): string {
  const [, year, month, day] = DAY_SHAPE.exec(inShanghai(value)) ?? [];
  if (!year || !month || !day) return value;
  return `${[...year].map((digit) => DIGITS[Number(digit)]).join("")}${DAY.year}${tens(Number(month))}${DAY.month}${tens(Number(day))}${DAY.day}`;
}

/** 1–31 in characters. */
function tens(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  const first = ten === 0 ? "" : ten === 1 ? DAY.ten : `${DIGITS[ten]}${DAY.ten}`;
  return `${first}${one === 0 && ten > 0 ? "" : DIGITS[one]}`;
}

/** Fen as yuan with two places. */
export function yuanText(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** Fen as a capital amount (大写金额): 123450 → 壹仟贰佰叁拾肆元伍角整. */
export function capitals(fen: number): string {
  const whole = Math.round(Math.abs(fen));
  const [yuan, jiao, rest] = [Math.floor(whole / 100), Math.floor((whole % 100) / 10), whole % 10];
  const head = yuan > 0 || whole === 0 ? `${capitalNumber(yuan)}${YUAN.yuan}` : "";
  const tail =
    jiao === 0 && rest === 0
      ? YUAN.whole
      : `${jiao > 0 ? `${CAPITALS[jiao]}${YUAN.jiao}` : yuan > 0 ? CAPITALS[0] : ""}${rest > 0 ? `${CAPITALS[rest]}${YUAN.fen}` : YUAN.whole}`;
  return `${fen < 0 ? YUAN.negative : ""}${head}${tail}`;
}

function capitalNumber(value: number): string {
  if (value === 0) return CAPITALS[0];
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let text = "";
  let gap = false;
  for (let place = groups.length - 1; place >= 0; place--) {
    const group = groups[place] ?? 0;
    if (group === 0) {
      gap = true;
      continue;
    }
    if (text !== "" && (gap || group < 1000)) text += CAPITALS[0];
    text += `${capitalGroup(group)}${CAPITAL_GROUPS[place]}`;
    gap = false;
  }
  return text;
}

function capitalGroup(group: number): string {
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += `${gap ? CAPITALS[0] : ""}${CAPITALS[digit]}${CAPITAL_UNITS[place]}`;
      gap = false;
    }
  }
  return text;
}

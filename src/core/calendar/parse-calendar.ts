import { isLocalDate, weekdayOf, yearOf } from "./local-date.ts";
import type { CalendarYear, WorkCalendar, WorkingHours } from "./work-calendar.ts";

export type CalendarProblemCode =
  | "calendar/not-an-object"
  | "calendar/version-missing"
  | "calendar/no-years"
  | "calendar/not-a-year"
  | "calendar/published-missing"
  | "calendar/source-missing"
  | "calendar/not-a-list"
  | "calendar/no-such-day"
  | "calendar/other-year"
  | "calendar/day-twice"
  | "calendar/off-and-worked"
  | "calendar/worked-day-is-no-weekend"
  | "calendar/hours-missing"
  | "calendar/hours-not-a-time"
  | "calendar/hours-empty";

export interface CalendarProblem {
  /** Where, e.g. `years.2026.off[3]`. */
  path: string;
  code: CalendarProblemCode;
  value?: unknown;
}

export type CalendarResult = { ok: true; calendar: WorkCalendar } | { ok: false; code: "calendar/invalid"; problems: CalendarProblem[] };

type Report = (path: string, code: CalendarProblemCode, value?: unknown) => void;

/**
 * Checks a calendar that came from a file or an editor, and names everything that is wrong with it. One without
 * working hours or without any year is refused: whoever loads it must raise an alarm instead of watching nothing
 * (annex §6.2 rule 9).
 */
export function parseCalendar(json: unknown): CalendarResult {
  const problems: CalendarProblem[] = [];
  const report: Report = (path, code, value) => problems.push(value === undefined ? { path, code } : { path, code, value });
  if (!isObject(json)) return { ok: false, code: "calendar/invalid", problems: [{ path: "", code: "calendar/not-an-object" }] };
  const version = json.version;
  if (typeof version !== "string" || version === "") report("version", "calendar/version-missing", version);
  const years = parseYears(json.years, report);
  const hours = parseHours(json.hours, report);
  if (problems.length > 0 || !hours || typeof version !== "string") return { ok: false, code: "calendar/invalid", problems };
  return { ok: true, calendar: { version, years, hours } };
}

function parseYears(json: unknown, report: Report): Record<number, CalendarYear> {
  const years: Record<number, CalendarYear> = {};
  if (!isObject(json) || Object.keys(json).length === 0) {
    report("years", "calendar/no-years");
    return years;
  }
  for (const [key, row] of Object.entries(json)) {
    if (!/^[1-9]\d{3}$/.test(key)) report(`years.${key}`, "calendar/not-a-year", key);
    else if (!isObject(row)) report(`years.${key}`, "calendar/not-an-object", row);
    else years[Number(key)] = parseYear(Number(key), row, report);
  }
  return years;
}

function parseYear(year: number, row: Record<string, unknown>, report: Report): CalendarYear {
  const path = `years.${year}`;
  const published = row.published === true;
  const source = typeof row.source === "string" ? row.source : "";
  if (typeof row.published !== "boolean") report(`${path}.published`, "calendar/published-missing", row.published);
  if (published && source === "") report(`${path}.source`, "calendar/source-missing");
  const off = parseDays(year, row.off, `${path}.off`, report);
  const work = parseDays(year, row.work, `${path}.work`, report);
  for (const date of work) {
    if (off.includes(date)) report(`${path}.work`, "calendar/off-and-worked", date);
    else if (weekdayOf(date) <= 5) report(`${path}.work`, "calendar/worked-day-is-no-weekend", date);
  }
  return { published, source, off, work };
}

function parseDays(year: number, json: unknown, path: string, report: Report): string[] {
  if (!Array.isArray(json)) {
    report(path, "calendar/not-a-list", json);
    return [];
  }
  const days = new Set<string>();
  json.forEach((date: unknown, index) => {
    const at = `${path}[${index}]`;
    if (typeof date !== "string" || !isLocalDate(date)) report(at, "calendar/no-such-day", date);
    else if (yearOf(date) !== year) report(at, "calendar/other-year", date);
    else if (days.has(date)) report(at, "calendar/day-twice", date);
    else days.add(date);
  });
  return [...days].sort();
}

function parseHours(json: unknown, report: Report): WorkingHours | undefined {
  if (!isObject(json)) {
    report("hours", "calendar/hours-missing");
    return undefined;
  }
  const { open, close } = json;
  if (!isTime(open)) report("hours.open", "calendar/hours-not-a-time", open);
  if (!isTime(close)) report("hours.close", "calendar/hours-not-a-time", close);
  if (!isTime(open) || !isTime(close)) return undefined;
  if (open >= close) report("hours", "calendar/hours-empty", `${open}–${close}`);
  return { open, close };
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

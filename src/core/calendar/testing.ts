import { readdirSync, readFileSync } from "node:fs";
import type { DeadlineInput, Exclusion, Extension, Term } from "./deadline-input.ts";
import { parseCalendar } from "./parse-calendar.ts";
import type { CalendarYear, WorkCalendar } from "./work-calendar.ts";

const FOLDER = new URL("../../../data/holidays/", import.meta.url);

/** The calendar a county starts with, for tests only: reading files is the adapters' business. */
export function shippedCalendar(): WorkCalendar {
  const years: Record<string, CalendarYear> = {};
  for (const file of readdirSync(FOLDER)) {
    if (/^\d{4}\.json$/.test(file)) years[file.slice(0, 4)] = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
  }
  const result = parseCalendar({ version: "shipped", years, hours: { open: "09:00", close: "17:30" } });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.calendar;
}

export interface Parts {
  startTime?: string;
  extensions?: Extension[];
  exclusions?: Exclusion[];
  rollToWorkday?: boolean;
  stoppedNow?: string;
}

export function inputFrom(start: string, amount: number, unit: Term["unit"] = "workday", parts: Parts = {}): DeadlineInput {
  return { start, startRule: "accepted", term: { amount, unit }, extensions: [], exclusions: [], ...parts };
}

export function extension(amount: number, unit: Term["unit"] = "workday"): Extension {
  return { amount, unit, approvedOn: "2026-01-05", reason: "complex" };
}

export function exclusion(noticed: string, told: number, ended?: string, capped?: boolean): Exclusion {
  return { kind: "hearing", noticed, told, reason: "asked for", ...(ended && { ended }), ...(capped !== undefined && { capped }) };
}

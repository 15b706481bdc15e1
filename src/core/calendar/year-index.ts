import { dayNumber, daysInYear, firstDayNumber, weekdayOfNumber } from "./local-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** One year laid out for counting without walking: which days are worked, and how many worked days lie before each. */
export interface YearIndex {
  /** Day number of 1 January. */
  readonly first: number;
  /** By day of the year, 0-based: 1 if worked. */
  readonly worked: Uint8Array;
  /** `upTo[i]` = working days among the first `i` days of the year; the last entry is the year's total. */
  readonly upTo: Uint16Array;
  /** `nth[k]` = day of the year of the (k+1)-th working day. */
  readonly nth: Uint16Array;
}

// A year's index costs a few microseconds and every limit asks for it, so it lives as long as its calendar does.
const indexes = new WeakMap<WorkCalendar, Map<number, YearIndex>>();

/** The index of any year; without a published row Monday to Friday are worked. */
export function yearIndex(calendar: WorkCalendar, year: number): YearIndex {
  const years = indexes.get(calendar) ?? new Map<number, YearIndex>();
  const known = years.get(year);
  if (known) return known;
  const index = buildIndex(calendar, year);
  indexes.set(calendar, years.set(year, index));
  return index;
}

function buildIndex(calendar: WorkCalendar, year: number): YearIndex {
  const first = firstDayNumber(year);
  const worked = workedDays(calendar, year, first);
  const upTo = new Uint16Array(worked.length + 1);
  worked.forEach((is, day) => {
    upTo[day + 1] = (upTo[day] ?? 0) + is;
  });
  const nth = Uint16Array.from([...worked.keys()].filter((day) => worked[day] === 1));
  return { first, worked, upTo, nth };
}

function workedDays(calendar: WorkCalendar, year: number, first: number): Uint8Array {
  const worked = Uint8Array.from({ length: daysInYear(year) }, (_, day) => (weekdayOfNumber(first + day) <= 5 ? 1 : 0));
  const row = calendar.years[year];
  if (!row?.published) return worked;
  for (const date of row.off) worked[dayNumber(date) - first] = 0;
  for (const date of row.work) worked[dayNumber(date) - first] = 1;
  return worked;
}

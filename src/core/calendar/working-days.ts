import { addDays, dayNumber, fromDayNumber, type LocalDate, weekdayOf, yearOf } from "./local-date.ts";
import { isPublished, type WorkCalendar } from "./work-calendar.ts";
import { yearIndex } from "./year-index.ts";

/** Whether a day is worked. `provisional`: its year has no published notice, so only Monday to Friday is known (annex §6.2 rule 2). */
export function isWorkingDay(calendar: WorkCalendar, date: LocalDate): { working: boolean; provisional: boolean } {
  return { working: isWorked(calendar, date), provisional: !isPublished(calendar, yearOf(date)) };
}

/** The same without the flag, for code that keeps the flag for a whole span (`isProvisional`). */
export function isWorked(calendar: WorkCalendar, date: LocalDate): boolean {
  const year = yearIndex(calendar, yearOf(date));
  return year.worked[dayNumber(date) - year.first] === 1;
}

/** Whether any day in (from, to] lies in a year without a published notice. */
export function isProvisional(calendar: WorkCalendar, from: LocalDate, to: LocalDate): boolean {
  if (from === to) return false;
  for (let year = yearOf(addDays(from, 1)); year <= yearOf(to); year += 1) if (!isPublished(calendar, year)) return true;
  return false;
}

/** The n-th working day after `from`, which itself isn't counted; with a negative n the n-th before it; with 0 `from`. */
export function addWorkingDays(calendar: WorkCalendar, from: LocalDate, n: number): { date: LocalDate; provisional: boolean } {
  if (n === 0) return { date: from, provisional: false };
  // Going back, a rest day counts from the next working day on: 1 before a Sunday is the Friday before it.
  const base = n < 0 && !isWorked(calendar, from) ? 1 : 0;
  const date = nthWorkingDay(calendar, yearOf(from), workedUpTo(calendar, from) + base + n);
  const [first, last] = n > 0 ? [from, date] : [addDays(date, -1), addDays(from, -1)];
  return { date, provisional: isProvisional(calendar, first, last) };
}

/** Working days in (from, to]; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: LocalDate, to: LocalDate): { days: number; provisional: boolean } {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from);
    return { days: -back.days, provisional: back.provisional };
  }
  return { days: countWorked(calendar, from, to), provisional: isProvisional(calendar, from, to) };
}

/** The first working day after `date`. */
export function nextWorkingDay(calendar: WorkCalendar, date: LocalDate): { date: LocalDate; provisional: boolean } {
  return addWorkingDays(calendar, date, 1);
}

/** `date` itself if it is worked, else the next working day (annex §6.2 rule 3). */
export function rollToWorkingDay(calendar: WorkCalendar, date: LocalDate): LocalDate {
  return isWorked(calendar, date) ? date : nextWorkingDay(calendar, date).date;
}

/** Working days of a whole year, e.g. 248 in 2026. */
export function workingDaysOfYear(calendar: WorkCalendar, year: number): { days: number; provisional: boolean } {
  return { days: yearIndex(calendar, year).nth.length, provisional: !isPublished(calendar, year) };
}

/** Why a day rests, or that it is a weekend day which is worked; nothing for an ordinary working day. */
export function dayNote(calendar: WorkCalendar, date: LocalDate): "weekend" | "holiday" | "worked-weekend" | undefined {
  const weekend = weekdayOf(date) > 5;
  if (isWorked(calendar, date)) return weekend ? "worked-weekend" : undefined;
  const row = calendar.years[yearOf(date)];
  return row?.published && row.off.includes(date) ? "holiday" : "weekend";
}

/** Working days in (from, to] for from ≤ to, by subtracting counts: the cost doesn't grow with the span's days. */
export function countWorked(calendar: WorkCalendar, from: LocalDate, to: LocalDate): number {
  let days = workedUpTo(calendar, to) - workedUpTo(calendar, from);
  for (let year = yearOf(from); year < yearOf(to); year += 1) days += yearIndex(calendar, year).nth.length;
  return days;
}

/** Working days from 1 January of the day's year up to and including it. */
function workedUpTo(calendar: WorkCalendar, date: LocalDate): number {
  const year = yearIndex(calendar, yearOf(date));
  return year.upTo[dayNumber(date) - year.first + 1] ?? 0;
}

/** The n-th working day counted from 1 January of `year` (1-based); n may reach into other years, on either side. */
function nthWorkingDay(calendar: WorkCalendar, year: number, n: number): LocalDate {
  let index = yearIndex(calendar, year);
  let rest = n;
  let at = year;
  while (rest > index.nth.length) {
    rest -= index.nth.length;
    index = yearIndex(calendar, ++at);
  }
  while (rest < 1) {
    index = yearIndex(calendar, --at);
    rest += index.nth.length;
  }
  return fromDayNumber(index.first + (index.nth[rest - 1] ?? 0));
}

import { addDays, isLocalDate, type LocalDate } from "./local-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { addWorkingDays, countWorked, isProvisional, isWorked } from "./working-days.ts";

/** A moment on the wall clock in Shanghai, `YYYY-MM-DDTHH:MM:SS`. */
export type LocalMoment = string;

/*
 * The `count_mode=second` alternative (annex §6.2 rule 7): a term of n days is n × the seconds of a standard working
 * day, counted only within working hours. "Used" is rounded up, so it is over as soon as one second more has passed.
 */

/** Working seconds in (from, to], 0 when `to` isn't later. Throws a RangeError on a moment that doesn't exist. */
export function workingSeconds(calendar: WorkCalendar, from: LocalMoment, to: LocalMoment): number {
  const begin = read(from);
  const end = read(to);
  if (to <= from) return 0;
  if (begin.date === end.date) return secondsBefore(calendar, end) - secondsBefore(calendar, begin);
  const wholeDays = countWorked(calendar, begin.date, addDays(end.date, -1)) * standardDay(calendar);
  const restOfFirst = isWorked(calendar, begin.date) ? standardDay(calendar) - secondsBefore(calendar, begin) : 0;
  return restOfFirst + wholeDays + secondsBefore(calendar, end);
}

/** Days used at `to`, a begun day counting whole: more than the promise is yellow, more than the statute red. */
export function daysUsedBySeconds(calendar: WorkCalendar, from: LocalMoment, to: LocalMoment): number {
  return Math.ceil(workingSeconds(calendar, from, to) / standardDay(calendar));
}

/** The last moment in time: a second of work later `daysUsedBySeconds` exceeds `days` (≥ 1). */
export function dueBySeconds(calendar: WorkCalendar, from: LocalMoment, days: number): { due: LocalMoment; provisional: boolean } {
  const begin = read(from);
  const day = standardDay(calendar);
  const used = secondsBefore(calendar, begin);
  // A start at the very opening, or outside working hours, uses its last day whole and ends at closing time.
  const total = (isWorked(calendar, begin.date) ? used : day) + days * day;
  const wholeDays = Math.ceil(total / day) - 1;
  const date = addWorkingDays(calendar, begin.date, wholeDays).date;
  const second = seconds(calendar.hours.open) + total - wholeDays * day;
  return { due: `${date}T${clock(second)}`, provisional: isProvisional(calendar, begin.date, date) };
}

function standardDay({ hours }: WorkCalendar): number {
  return seconds(hours.close) - seconds(hours.open);
}

/** Working seconds of the moment's own day that have passed. */
function secondsBefore(calendar: WorkCalendar, moment: { date: LocalDate; second: number }): number {
  if (!isWorked(calendar, moment.date)) return 0;
  const passed = moment.second - seconds(calendar.hours.open);
  return Math.min(Math.max(passed, 0), standardDay(calendar));
}

function read(moment: LocalMoment): { date: LocalDate; second: number } {
  const [date = "", time = ""] = moment.split("T");
  if (!isLocalDate(date) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) throw new RangeError(`calendar/no-such-moment: ${moment}`);
  return { date, second: seconds(time) };
}

function seconds(time: string): number {
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return hour * 3600 + minute * 60 + second;
}

function clock(second: number): string {
  return [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

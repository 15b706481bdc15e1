import { addDays, daysBetween, type LocalDate, later } from "./local-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { addWorkingDays, countWorked } from "./working-days.ts";

/** How one unit counts days: working days skip rest days, natural days don't. */
export interface Counting {
  /** Days in (from, to], from ≤ to. */
  between(from: LocalDate, to: LocalDate): number;
  /** The n-th day after `from`. */
  after(from: LocalDate, n: number): LocalDate;
}

/** Days in (from, until] that aren't counted. */
export interface Stop {
  readonly kind: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export function countingOf(calendar: WorkCalendar, unit: "workday" | "day"): Counting {
  if (unit === "day") return { between: daysBetween, after: addDays };
  return {
    between: (from, to) => countWorked(calendar, from, to),
    after: (from, n) => addWorkingDays(calendar, from, n).date,
  };
}

/**
 * The day on which `amount` counted days after `start` have passed; `stops` in order of `from`.
 *
 * A stop whose notice comes on the last day itself still moves the date: the clock stands still from then on, with
 * nothing left, and the term ends with the stop. A notice after the date moves nothing. `lastDay` says which day
 * counts as the last one when a rest day rolls on.
 */
export function advance(
  counting: Counting,
  start: LocalDate,
  amount: number,
  stops: readonly Stop[],
  lastDay: (end: LocalDate) => LocalDate = (end) => end,
): LocalDate {
  let end = counting.after(start, amount);
  let covered = start;
  for (const stop of stops) {
    if (stop.from > lastDay(end)) break;
    const from = later(stop.from, covered);
    if (stop.until <= from) continue;
    end = counting.after(later(end, from), counting.between(from, stop.until));
    covered = stop.until;
  }
  return end;
}

/** Counted days in (from, to]: those no stop covers. */
export function countWithout(counting: Counting, from: LocalDate, to: LocalDate, stops: readonly Stop[]): number {
  let days = counting.between(from, to);
  let covered = from;
  for (const stop of stops) {
    const first = later(stop.from, covered);
    const last = stop.until < to ? stop.until : to;
    if (last <= first) continue;
    days -= counting.between(first, last);
    covered = last;
  }
  return days;
}

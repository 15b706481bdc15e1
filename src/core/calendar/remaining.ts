import { countingOf, countWithout } from "./count.ts";
import { type Deadline, stopsOf } from "./deadline.ts";
import { addDays, dayNumber, daysBetween, fromDayNumber, type LocalDate } from "./local-date.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { addWorkingDays, countWorked } from "./working-days.ts";

/** The day on which a warning opens. */
export interface Mark {
  /** Days left, as in "left ≤ 2", of the unit that was asked for; negative = days over. */
  readonly left: number;
  /** The first day on which `remaining` is that low; a warning opens with the day. */
  readonly opens: LocalDate;
}

/** In what the days that are left are counted. */
export type LeftUnit = "workday" | "day";

/**
 * Days left after today, working days unless told otherwise, up to the due day, which itself gives 0 (annex §6.2 rule 8). Days of a special
 * procedure aren't counted, so the number stands still while the clock is stopped. After the due day it is negative:
 * working days over, at least one as soon as the due day is past, a rest day included.
 */
export function remaining(
  deadline: Pick<Deadline, "due" | "input">,
  today: LocalDate,
  calendar: WorkCalendar,
  unit: LeftUnit = "workday",
): number {
  const { due, input } = deadline;
  if (today > due) return -Math.max(1, unit === "day" ? daysBetween(due, today) : countWorked(calendar, due, today));
  return countWithout(countingOf(calendar, unit), today, due, stopsOf(input, calendar));
}

/**
 * The days on which warnings at these numbers of days left open, so that supervision can store instants instead of
 * recounting every open case. A term shorter than a warning opens it on its start day.
 */
export function marks(
  deadline: Pick<Deadline, "due" | "input">,
  calendar: WorkCalendar,
  lefts: readonly number[],
  unit: LeftUnit = "workday",
): Mark[] {
  return lefts.map((left) => ({ left, opens: opensOn(deadline, calendar, left, unit) }));
}

function opensOn(deadline: Pick<Deadline, "due" | "input">, calendar: WorkCalendar, left: number, unit: LeftUnit): LocalDate {
  const { due, input } = deadline;
  if (left === -1 || (left < 0 && unit === "day")) return addDays(due, -left);
  if (left < 0) return addWorkingDays(calendar, due, -left).date;
  // What is left never grows from one day to the next, so halving the span finds the first day.
  let low = 0;
  let high = daysBetween(input.start, due);
  const first = dayNumber(input.start);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (remaining(deadline, fromDayNumber(first + middle), calendar, unit) <= left) high = middle;
    else low = middle + 1;
  }
  return fromDayNumber(first + low);
}

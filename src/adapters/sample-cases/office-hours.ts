import { addDays, isWorkingDay, type LocalDate, nextWorkingDay, type WorkCalendar } from "../../core/calendar/index.ts";
import { dayOf, instantOf } from "../../platform/clock.ts";

const OPENS = "09:00";
const OFFICE_MINUTES = 480;
const MINUTE = 60_000;

/** An instant in office hours: so many minutes after opening, on that day or the next working day. */
export function officeTime(day: LocalDate, minutes: number, calendar: WorkCalendar): Date {
  const worked = isWorkingDay(calendar, day).working ? day : nextWorkingDay(calendar, day).date;
  return laterInOffice(instantOf(worked, OPENS), minutes, calendar);
}

/** So many minutes of office hours later. Nights, weekends and holidays are passed over. */
export function laterInOffice(from: Date, minutes: number, calendar: WorkCalendar): Date {
  let day = dayOf(from);
  let used = Math.max(0, (from.getTime() - instantOf(day, OPENS).getTime()) / MINUTE) + minutes;
  while (used >= OFFICE_MINUTES) {
    used -= OFFICE_MINUTES;
    day = nextWorkingDay(calendar, day).date;
  }
  return new Date(instantOf(day, OPENS).getTime() + used * MINUTE);
}

/** The day so many working days (or days) before another. */
export function daysBefore(day: LocalDate, count: number, unit: "workday" | "day", calendar: WorkCalendar): LocalDate {
  if (unit === "day") return addDays(day, -count);
  let before = day;
  for (let left = count; left > 0; ) {
    before = addDays(before, -1);
    if (isWorkingDay(calendar, before).working) left--;
  }
  return before;
}

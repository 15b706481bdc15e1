import { type LocalDate, yearOf } from "./local-date.ts";
import { isPublished, type WorkCalendar } from "./work-calendar.ts";

export interface CalendarWarning {
  readonly code: "calendar/year-unpublished" | "calendar/next-year-unpublished";
  readonly year: number;
}

/**
 * What administrators must be told about the calendar: an alarm when the running year isn't published, and from
 * 1 November, when the notice is usually out, a reminder for the next one (annex §6.2 rule 9).
 */
export function calendarWarnings(calendar: WorkCalendar, today: LocalDate): CalendarWarning[] {
  const year = yearOf(today);
  const warnings: CalendarWarning[] = [];
  if (!isPublished(calendar, year)) warnings.push({ code: "calendar/year-unpublished", year });
  if (today >= `${year}-11-01` && !isPublished(calendar, year + 1)) {
    warnings.push({ code: "calendar/next-year-unpublished", year: year + 1 });
  }
  return warnings;
}

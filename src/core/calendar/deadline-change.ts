import type { Deadline } from "./deadline.ts";
import { daysBetween, type LocalDate } from "./local-date.ts";

/** What a recomputation changed, for the trace in the journal. */
export interface DeadlineChange {
  readonly from: { due: LocalDate; dueTime: string; provisional: boolean; calendarVersion: string };
  readonly to: { due: LocalDate; dueTime: string; provisional: boolean; calendarVersion: string };
  /** Natural days the date moved, negative = earlier, 0 = only the hour or the flag changed. */
  readonly movedBy: number;
}

/** The difference between two derivations; `undefined` when people would see the same (a newer calendar version alone is no change). */
export function changedBy(before: Deadline, after: Deadline): DeadlineChange | undefined {
  const same = before.due === after.due && before.dueTime === after.dueTime && before.provisional === after.provisional;
  return same ? undefined : { from: seen(before), to: seen(after), movedBy: daysBetween(before.due, after.due) };
}

function seen({ due, dueTime, provisional, calendarVersion }: Deadline) {
  return { due, dueTime, provisional, calendarVersion };
}

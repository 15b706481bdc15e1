/**
 * The calendar core: working days by the State Council's yearly notices (调休 included) and limits that explain
 * themselves (annexes §6, K4). Pure: no clock, no files; a day comes in as `YYYY-MM-DD`, a calendar as checked data.
 */
export { type CalendarWarning, calendarWarnings } from "./calendar-health.ts";
export { type Deadline, deriveDeadline, recompute } from "./deadline.ts";
export { changedBy, type DeadlineChange } from "./deadline-change.ts";
export {
  checkDeadlineInput,
  type DeadlineInput,
  type DeadlineProblem,
  type DeadlineProblemCode,
  type Exclusion,
  type Extension,
  isAmount,
  type Term,
  type TermUnit,
} from "./deadline-input.ts";
export { type DayKind, type ExplainedDay, explainDeadline } from "./explain-deadline.ts";
export { addDays, daysBetween, isLocalDate, type LocalDate, weekdayOf, yearOf } from "./local-date.ts";
export { type CalendarProblem, type CalendarProblemCode, type CalendarResult, parseCalendar } from "./parse-calendar.ts";
export { type Mark, marks, remaining } from "./remaining.ts";
export { daysUsedBySeconds, dueBySeconds, type LocalMoment, workingSeconds } from "./second-count.ts";
export { type CalendarYear, closingTime, isPublished, publishedYears, type WorkCalendar, type WorkingHours } from "./work-calendar.ts";
export { addWorkingDays, isProvisional, isWorkingDay, nextWorkingDay, workingDaysBetween, workingDaysOfYear } from "./working-days.ts";

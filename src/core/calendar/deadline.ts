import { advance, countingOf, type Stop } from "./count.ts";
import { checkDeadlineInput, type DeadlineInput, type Exclusion, type Term } from "./deadline-input.ts";
import { addDays, earlier, type LocalDate, later, yearOf } from "./local-date.ts";
import { closingTime, isPublished, type WorkCalendar } from "./work-calendar.ts";
import { addWorkingDays, isProvisional, rollToWorkingDay } from "./working-days.ts";

/** A date that can explain itself: stored whole, derived again when the calendar changes. */
export interface Deadline {
  /** The last day in time. */
  readonly due: LocalDate;
  /** `HH:MM` in Shanghai on that day, after which it is late: close of business, or the hour for terms in hours. */
  readonly dueTime: string;
  /** The date leans on a year without a published notice: show it as such everywhere (annex §6.2 rule 2). */
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly input: DeadlineInput;
}

/** One stretch of a derivation: the term, then each extension. Days in (from, to] belong to it. */
export interface Stretch {
  readonly term: Term;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Derives the due date of a term (annex §6.2 rules 1–5). The input must have passed `checkDeadlineInput`; one that
 * hasn't throws a RangeError naming the first problem. Terms in hours run through nights and rest days, and whole
 * excluded days are added to them.
 */
export function deriveDeadline(input: DeadlineInput, calendar: WorkCalendar): Deadline {
  const problem = checkDeadlineInput(input)[0];
  if (problem) throw new RangeError(`${problem.code} at ${problem.path}`);
  const { stretches, dueTime } = deriveStretches(input, calendar);
  const due = stretches.at(-1)?.to ?? input.start;
  return { due, dueTime, provisional: leansOnUnpublished(input, calendar, due), calendarVersion: calendar.version, input };
}

/** The same input on a newer calendar; `changedBy` tells what that changed. */
export function recompute(deadline: Deadline, calendar: WorkCalendar): Deadline {
  return deriveDeadline(deadline.input, calendar);
}

/** The derivation stretch by stretch, which `deriveDeadline` sums up and `explainDeadline` spells out. */
export function deriveStretches(input: DeadlineInput, calendar: WorkCalendar): { stretches: Stretch[]; dueTime: string } {
  const stops = stopsOf(input, calendar);
  const terms = termsOf(input);
  const stretches: Stretch[] = [];
  let from = input.start;
  let minutes = minutesOf(input.startTime ?? closingTime(calendar));
  terms.forEach((term, index) => {
    const rolls = index === terms.length - 1 && input.rollToWorkday !== false;
    const end = endOf({ term, from, minutes, stops, rolls }, calendar);
    stretches.push({ term, from, to: end.date });
    from = end.date;
    minutes = end.minutes;
  });
  return { stretches, dueTime: timeOf(minutes) };
}

/** The excluded spans in order, each at its true or assumed end (annex §6.2 rule 4). */
export function stopsOf(input: DeadlineInput, calendar: WorkCalendar): Stop[] {
  return input.exclusions
    .map((exclusion) => ({
      kind: exclusion.kind,
      from: exclusion.noticed,
      until: endOfExclusion(exclusion, input.stoppedNow, calendar),
    }))
    .filter((stop) => stop.until > stop.from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function termsOf(input: DeadlineInput): [Term, ...Term[]] {
  return [input.term, ...input.extensions.map(({ amount, unit }) => ({ amount, unit }))];
}

interface Running {
  term: Term;
  from: LocalDate;
  /** The time of day the stretch begins at, in minutes; only hours look at it. */
  minutes: number;
  stops: Stop[];
  /** Only the very end rolls to a working day: an extension continues from the natural day. */
  rolls: boolean;
}

function endOf({ term, from, minutes, stops, rolls }: Running, calendar: WorkCalendar): { date: LocalDate; minutes: number } {
  if (term.unit === "hour") {
    const total = minutes + term.amount * 60;
    const date = advance(countingOf(calendar, "day"), from, Math.floor(total / 1440), stops);
    return { date, minutes: total % 1440 };
  }
  const lastDay = (end: LocalDate) => (term.unit === "day" && rolls ? rollToWorkingDay(calendar, end) : end);
  const date = lastDay(advance(countingOf(calendar, term.unit), from, term.amount, stops, lastDay));
  return { date, minutes: minutesOf(closingTime(calendar)) };
}

function endOfExclusion(exclusion: Exclusion, stoppedNow: LocalDate | undefined, calendar: WorkCalendar): LocalDate {
  // Art. 45: the time needed is told in writing; nothing told, nothing stops.
  if (exclusion.told === 0) return exclusion.noticed;
  const told = addWorkingDays(calendar, exclusion.noticed, exclusion.told).date;
  if (exclusion.capped !== false) return exclusion.ended ? earlier(exclusion.ended, told) : told;
  return exclusion.ended ?? (stoppedNow ? later(stoppedNow, told) : told);
}

/** Natural days ask the calendar only whether the last one rests; working days and told days ask it all along. */
function leansOnUnpublished(input: DeadlineInput, calendar: WorkCalendar, due: LocalDate): boolean {
  const countsWorkdays = termsOf(input).some((term) => term.unit === "workday") || input.exclusions.length > 0;
  if (countsWorkdays) return isProvisional(calendar, input.start, due);
  const rolls = termsOf(input).at(-1)?.unit === "day" && input.rollToWorkday !== false;
  return rolls && (!isPublished(calendar, yearOf(due)) || !isPublished(calendar, yearOf(addDays(due, -1))));
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

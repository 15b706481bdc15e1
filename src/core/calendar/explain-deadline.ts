import type { Stop } from "./count.ts";
import { type Deadline, deriveStretches, type Stretch, stopsOf } from "./deadline.ts";
import { addDays, type LocalDate, yearOf } from "./local-date.ts";
import { isPublished, type WorkCalendar } from "./work-calendar.ts";
import { dayNote, isWorked } from "./working-days.ts";

export type DayKind = "start" | "counted" | "worked-weekend" | "rest" | "excluded" | "due";

/** What one day did to the term. */
export interface ExplainedDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  /** The how-manieth counted day of the whole term, extensions included; absent for terms in hours and for days not counted. */
  readonly n?: number;
  /** `weekend`, `holiday`, `worked-weekend`, `rolled` (moved here from a rest day), or the kind of the special procedure. */
  readonly note?: string;
  /** Which extension the day belongs to, 1-based. */
  readonly extension?: number;
  /** The day's year has no published calendar. */
  readonly provisional?: true;
}

interface Walk {
  calendar: WorkCalendar;
  stops: Stop[];
  /** Days counted so far. */
  n: number;
}

/** The derivation day by day, from the start to the due day, both included (design §1: "a deadline can explain itself"). */
export function explainDeadline(deadline: Deadline, calendar: WorkCalendar): ExplainedDay[] {
  const { input, due } = deadline;
  const { stretches } = deriveStretches(input, calendar);
  const walk: Walk = { calendar, stops: stopsOf(input, calendar), n: 0 };
  const days = stretches.flatMap((stretch, index) => explainStretch(stretch, index, walk));
  const last = days.pop();
  if (!last) return [withFlags({ date: due, kind: "due", n: 0 }, calendar)];
  return [withFlags({ date: input.start, kind: "start" }, calendar), ...days, asDue(last, stretches.at(-1), walk)];
}

function explainStretch(stretch: Stretch, index: number, walk: Walk): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  const target = walk.n + stretch.term.amount;
  for (let date = addDays(stretch.from, 1); date <= stretch.to; date = addDays(date, 1)) {
    const day = withFlags(explainDay(date, stretch, target, walk), walk.calendar);
    days.push(index > 0 ? { ...day, extension: index } : day);
  }
  return days;
}

function explainDay(date: LocalDate, { term }: Stretch, target: number, walk: Walk): ExplainedDay {
  const note = dayNote(walk.calendar, date);
  const stop = walk.stops.find(({ from, until }) => from < date && date <= until);
  if (term.unit === "workday" && !isWorked(walk.calendar, date)) return { date, kind: "rest", ...(note && { note }) };
  if (stop) return { date, kind: "excluded", note: stop.kind };
  if (term.unit === "hour") return { date, kind: "counted" };
  if (walk.n === target) return { date, kind: "rest", ...(note && { note }) };
  walk.n += 1;
  if (note === "worked-weekend" && term.unit === "workday") return { date, kind: "worked-weekend", n: walk.n, note };
  return { date, kind: "counted", n: walk.n, ...(note && { note }) };
}

function asDue(day: ExplainedDay, stretch: Stretch | undefined, walk: Walk): ExplainedDay {
  const due = { ...day, kind: "due" as const };
  if (stretch?.term.unit === "hour") return due;
  // Nothing counted on the last day: it was moved here, from a rest day or by a stop that began with nothing left.
  if (day.kind === "rest") return { ...due, n: walk.n, note: "rolled" };
  return { ...due, n: walk.n };
}

function withFlags(day: ExplainedDay, calendar: WorkCalendar): ExplainedDay {
  return isPublished(calendar, yearOf(day.date)) ? day : { ...day, provisional: true };
}

import {
  type DeadlineInput,
  deriveDeadline,
  type Exclusion,
  type Extension,
  type LocalDate,
  type Term,
  type WorkCalendar,
} from "../../../core/calendar/index.ts";
import type { MatterClock } from "./state.ts";

/** What a clock starts with. `start` is day 0 (annexes §6.2 rule 1). */
export interface ClockStart {
  id: string;
  kind: string;
  visit?: string;
  start: LocalDate;
  startRule: string;
  /** `HH:MM` in Shanghai; terms in hours need it. */
  startTime?: string;
  term: Term;
  /** False: a last day that is a rest day stays where it is. */
  rollToWorkday?: boolean;
}

export function startClock(
  { id, kind, visit, start, startRule, startTime, term, rollToWorkday }: ClockStart,
  calendar: WorkCalendar,
): MatterClock {
  return derived(
    { id, kind, visit: visit ?? null, state: "running", endedOn: null },
    {
      start,
      startRule,
      ...(startTime === undefined ? {} : { startTime }),
      term,
      ...(rollToWorkday === undefined ? {} : { rollToWorkday }),
      extensions: [],
      exclusions: [],
    },
    calendar,
  );
}

/** A special procedure begins: the days told aren't counted; the clock stands until it ends (行政许可法 45). */
export function stopClock(clock: MatterClock, exclusion: Exclusion, calendar: WorkCalendar): MatterClock {
  return derived({ ...clock, state: "stopped" }, { ...clock.input, exclusions: [...clock.input.exclusions, exclusion] }, calendar);
}

/** The special procedure has ended: only the days used are left out, at most those told (annexes §6.2 rule 4). */
export function resumeClock(clock: MatterClock, ended: LocalDate, calendar: WorkCalendar): MatterClock {
  const exclusions = clock.input.exclusions.map((exclusion) => (exclusion.ended ? exclusion : { ...exclusion, ended }));
  return derived({ ...clock, state: "running" }, { ...clock.input, exclusions }, calendar);
}

/** 延期: the days approved come on top; the clock goes on, or goes on standing. */
export function extendClock(clock: MatterClock, extension: Extension, calendar: WorkCalendar): MatterClock {
  return derived(clock, { ...clock.input, extensions: [...clock.input.extensions, extension] }, calendar);
}

/** What the clock demanded has been done. */
export function meetClock(clock: MatterClock, on: LocalDate): MatterClock {
  return { ...clock, state: "met", endedOn: on };
}

/** The clock no longer matters: its step was returned, the matter withdrawn. */
export function dropClock(clock: MatterClock, on: LocalDate): MatterClock {
  return { ...clock, state: "dropped", endedOn: on };
}

/** The same derivation on another calendar; the same object when nothing changes but the version. */
export function recountClock(clock: MatterClock, calendar: WorkCalendar): MatterClock {
  const again = derived(clock, clock.input, calendar);
  return again.due === clock.due && again.provisional === clock.provisional ? clock : again;
}

function derived(
  clock: Omit<MatterClock, "due" | "provisional" | "calendar" | "input">,
  input: DeadlineInput,
  calendar: WorkCalendar,
): MatterClock {
  const { due, provisional } = deriveDeadline(input, calendar);
  const { id, kind, visit, state, endedOn } = clock;
  return { id, kind, visit, state, due, provisional, calendar: calendar.version, input, endedOn };
}

import { closingTime, type DeadlineInput, deriveDeadline, type LocalDate, type WorkCalendar } from "../../../core/calendar/index.ts";
import type { ProcessEvent } from "../../../core/process/index.ts";
import { instantOf } from "../../../platform/clock.ts";
import { type ClockStart, startClock } from "./clocks.ts";
import type { MatterClock } from "./state.ts";

/** Kind of the clock that says how the day of a process timer was found. People don't look at it; recounting does. */
export const TIMER_CLOCK = "timer";

type Armed = Extract<ProcessEvent, { type: "timer-armed" }>["timer"];
type LimitRule = Extract<Armed["rule"], { kind: "limit" }>;
type Moment = { at: Date; today: LocalDate; calendar: WorkCalendar };

export function timerClockId(timer: string): string {
  return `${TIMER_CLOCK}:${timer}`;
}

/** A timer drawn as a limit (公示期 7日) runs by the calendar like any other limit, so it has a clock. */
export function timerClock(timer: Armed, rule: LimitRule, { at, today, calendar }: Moment): MatterClock {
  const start: ClockStart = {
    id: timerClockId(timer.id),
    kind: TIMER_CLOCK,
    start: today,
    startRule: "timer",
    term: { amount: rule.limit, unit: rule.unit },
  };
  return startClock(rule.unit === "hour" ? { ...start, startTime: timeOfDay(at) } : start, calendar);
}

/** The moment from which a limit counts as over: its minute for terms in hours, else the close of business of its due day, when supervision raises it too. */
export function overFrom({ due, input }: { due: LocalDate; input: DeadlineInput }, calendar: WorkCalendar): Date {
  return input.term.unit === "hour" ? endOf(input, calendar) : instantOf(due, closingTime(calendar));
}

/** The instant at which a limit ends: the hour of limits in hours, else the close of business on the last day. */
export function endOf(input: DeadlineInput, calendar: WorkCalendar): Date {
  const { due, dueTime } = deriveDeadline(input, calendar);
  return instantOf(due, dueTime);
}

/** Timers by the clocks that carry them: what they are set to when their clocks are counted again. */
export function timersOf(clocks: readonly MatterClock[], calendar: WorkCalendar): Record<string, string> {
  const carried = clocks.filter((clock) => clock.kind === TIMER_CLOCK);
  return Object.fromEntries(
    carried.map((clock) => [clock.id.slice(TIMER_CLOCK.length + 1), endOf(clock.input, calendar).toISOString()] as const),
  );
}

/** When a timer fires that names a duration or a date. */
export function instantOfTimer(rule: Exclude<Armed["rule"], LimitRule>, at: Date): Date {
  if (rule.kind === "date") return momentOf(rule.value);
  const duration = rule.kind === "cycle" ? (rule.value.split("/").at(-1) ?? "") : rule.value;
  return after(at, duration);
}

const OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

/** A date without a zone is one of Shanghai; a day alone begins at its midnight. */
function momentOf(text: string): Date {
  if (!text.includes("T")) return instantOf(text);
  return new Date(OFFSET.test(text) ? text : `${text}+08:00`);
}

const ISO_DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DAY_MS = 86_400_000;

/** ISO 8601 durations. Years and months go by the calendar (Shanghai has no summer time); the 31st of a shorter month is its last day. */
function after(at: Date, duration: string): Date {
  const match = ISO_DURATION.exec(duration);
  if (!match) throw new Error(`not a duration: ${duration}`);
  const part = (index: number) => Number(match[index] ?? 0);
  const milliseconds = (part(3) * 7 + part(4)) * DAY_MS + (part(5) * 3600 + part(6) * 60 + part(7)) * 1000;
  return new Date(monthsAfter(at, part(1) * 12 + part(2)).getTime() + milliseconds);
}

const SHANGHAI_MS = 8 * 3_600_000;

function monthsAfter(at: Date, months: number): Date {
  if (months === 0) return at;
  const local = new Date(at.getTime() + SHANGHAI_MS);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return new Date(local.getTime() - SHANGHAI_MS);
}

/** `HH:MM` in Shanghai. */
export function timeOfDay(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
}

import { daysBetween, type LocalDate, remaining, type WorkCalendar } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { type MatterClock, overFrom, TIMER_CLOCK } from "../matters/index.ts";
import type { ClockView } from "./shared.ts";

/** Clocks that people look at, in the order in which they matter. */
const ORDER: readonly ClockView["kind"][] = [
  "statutory",
  "promise",
  "receipt",
  "step",
  "publicity",
  "supplement",
  "deferred",
  "special",
  "delivery",
  "renewal",
];

/** How many counted days are left up to the due day: 0 on the day itself, negative when it is over (annexes §6.2 rule 8). */
function daysLeft(clock: Pick<MatterClock, "due" | "input">, today: LocalDate, calendar: WorkCalendar): number {
  if (clock.input.term.unit !== "workday") return daysBetween(today, clock.due);
  return remaining({ due: clock.due, input: clock.input }, today, calendar);
}

/** Limits of statute. */
const RED_WHEN_OVER: ReadonlySet<string> = new Set(["statutory", "receipt", "delivery", "renewal"]);
/** A renewal is warned of ten working days before (T18): two weeks of natural days. */
const RENEWAL_WARNING = 14;

/** The level a clock shows by itself (annexes §8.1 T01–T10); what supervision has recorded may be higher. */
function levelOf({ kind, input }: Pick<MatterClock, "kind" | "input">, left: number, over: boolean): ClockView["level"] {
  if (over)
    return RED_WHEN_OVER.has(kind) ? "red" : kind === "supplement" || kind === "deferred" || kind === "publicity" ? "warning" : "yellow";
  // A 公示 isn't hurried.
  if (kind === "publicity") return "none";
  return left <= warningDays(kind, input.term.amount) ? "warning" : "none";
}

/** Short terms warn later, or they would warn from their first day. */
function warningDays(kind: string, term: number): number {
  if (kind === "renewal") return RENEWAL_WARNING;
  if (kind === "step") return term <= 1 ? 0 : 1;
  return term <= 3 || kind === "receipt" ? 1 : 2;
}

/** What a clock is called besides its kind. */
export type ClockName = Pick<ClockView, "stepName" | "about">;

const OF_STEP: ReadonlySet<string> = new Set(["step", "publicity"]);

/** One clock as it stands at an instant. */
export function clockView(clock: MatterClock, now: Date, calendar: WorkCalendar, name: ClockName = {}): ClockView {
  const end = clock.endedOn ?? dayOf(now);
  const left = daysLeft(clock, end, calendar);
  // What was done on the due day was done in time; what still runs is over when supervision says so.
  const over = clock.endedOn ? clock.endedOn > clock.due : now >= overFrom(clock, calendar);
  const live = clock.state === "running" || clock.state === "stopped";
  return {
    id: clock.id,
    kind: clock.kind as ClockView["kind"], // cases start only these kinds
    due: clock.due,
    provisional: clock.provisional,
    left,
    over,
    total: totalOf(clock.input),
    unit: clock.input.term.unit === "workday" ? "workday" : "day",
    state: live ? (clock.state as "running" | "stopped") : over ? "missed" : "met",
    level: live ? levelOf(clock, left, over) : over ? levelOf(clock, left, true) : "none",
    ...name,
  };
}

/** Days the clock was given, extensions included: what its bar is the part of. Hours are parts of a day. */
function totalOf({ term, extensions }: MatterClock["input"]): number {
  const days = ({ amount, unit }: { amount: number; unit: string }) => (unit === "hour" ? amount / 24 : amount);
  return [term, ...extensions].reduce((sum, part) => sum + days(part), 0);
}

/** The clocks of a case for a screen: dropped ones aside; of finished steps only what still runs, and of what began anew after 补正 only the newest. */
export function clockViews(
  clocks: readonly MatterClock[],
  now: Date,
  calendar: WorkCalendar,
  nameOf: (clock: MatterClock) => ClockName,
): ClockView[] {
  return clocks
    .filter((clock) => !clocks.some((other) => isAnew(other, clock)))
    .filter((clock) => clock.state !== "dropped" && clock.kind !== TIMER_CLOCK && !(OF_STEP.has(clock.kind) && clock.state === "met"))
    .map((clock) => clockView(clock, now, calendar, nameOf(clock)))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.due < b.due ? -1 : 1));
}

/** Whether a clock is the later round of another that was met: what was late stays in sight. */
function isAnew(later: MatterClock, { kind, state, id, input, endedOn, due }: MatterClock): boolean {
  if (kind !== "receipt" || state !== "met" || (endedOn ?? "") > due) return false;
  return later.kind === kind && later.id !== id && later.input.start >= input.start && later.id > id;
}

const RANK: readonly ClockView["level"][] = ["none", "warning", "yellow", "red"];

export function highest(levels: readonly ClockView["level"][]): ClockView["level"] {
  return RANK[Math.max(0, ...levels.map((level) => RANK.indexOf(level)))] ?? "none";
}

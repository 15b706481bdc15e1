import type { ClockView } from "../../../modules/cases/shared.ts";
import type { QuestionClock } from "../../../modules/consultation/shared.ts";
import type { Terms } from "../messages/terms.ts";

/** The limits of every kind of matter look alike. */
export type ShownClock = ClockView | QuestionClock;

/** What a clock says in few words, e.g. 「剩 3 天 · 承诺」. */
export function clockWords(clock: ShownClock, terms: Terms): string {
  return `${timeLeft(clock, terms)} · ${clockName(clock, terms)}`;
}

/** What a clock is called: its step or its kind, and what tells it from others of that name. */
export function clockName(clock: ShownClock, terms: Terms): string {
  const { stepName, about } = "stepName" in clock || "about" in clock ? clock : {};
  const kind = terms.clocks[clock.kind];
  const name = clock.kind === "publicity" && stepName ? `${kind} · ${stepName}` : (stepName ?? kind);
  return about === undefined ? name : terms.nameOf(name, about);
}

export function timeLeft(clock: ShownClock, terms: Terms): string {
  if (clock.state === "stopped") return terms.stopped;
  if (clock.state === "met") return terms.met;
  if (clock.state === "missed") return terms.missed;
  const unit = terms.units[clock.unit];
  // A period to wait for ends, it isn't broken.
  if (clock.kind === "publicity" && clock.over) return terms.periodOver;
  if (clock.left < 0) return terms.over(-clock.left, unit);
  if (clock.over) return terms.overToday;
  return clock.left === 0 ? terms.dueToday : terms.left(clock.left, unit);
}

/** How much of the bar is filled, 0 to 1: what is left of the clock's own length; one that has run out fills it whole. */
export function clockFill({ left, total, over, state }: Pick<ShownClock, "left" | "total" | "over" | "state">): number {
  if (state === "met" || state === "missed" || over) return 1;
  return Math.max(0, Math.min(1, left / Math.max(total, 1)));
}

const ORDER: readonly ClockView["kind"][] = [
  "step",
  "publicity",
  "receipt",
  "supplement",
  "deferred",
  "special",
  "promise",
  "statutory",
  "delivery",
  "renewal",
];

/** The clocks of a list row: those that still run or stand, the nearest kind first. */
export function openClocks(clocks: readonly ClockView[]): ClockView[] {
  return clocks
    .filter(({ state }) => state === "running" || state === "stopped")
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** Clocks that say the same of the same step are one line: a step that several people of one organisation sign has one for each of them. */
export function distinctClocks(clocks: readonly ClockView[]): ClockView[] {
  const said = ({ kind, stepName, about, due, left, state, level }: ClockView) =>
    JSON.stringify([kind, stepName, about, due, left, state, level]);
  const told = new Set<string>();
  return clocks.filter((clock) => {
    const words = said(clock);
    return !told.has(words) && told.add(words);
  });
}

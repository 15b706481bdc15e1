import { addWorkingDays, daysBetween, remaining, type WorkCalendar } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { overFrom } from "../matters/index.ts";
import type { QuestionClock } from "./shared.ts";
import type { Clock } from "./store.ts";

/** A limit as screens show it; what supervision has recorded may be higher (T11: near at two days, yellow when over, red a day later). */
export function questionClock(clock: Clock, now: Date, calendar: WorkCalendar): QuestionClock {
  const end = clock.endedOn ?? dayOf(now);
  const isRunning = clock.state === "running" || clock.state === "stopped";
  const left =
    clock.input.term.unit === "workday" ? remaining({ due: clock.due, input: clock.input }, end, calendar) : daysBetween(end, clock.due);
  const isOverBy = (days: number) => {
    const due = addWorkingDays(calendar, clock.due, days).date;
    return clock.endedOn ? clock.endedOn > due : now >= overFrom({ ...clock, due }, calendar);
  };
  const isOver = isOverBy(0);
  return {
    kind: clock.kind === "answer" ? "answer" : "step",
    due: clock.due,
    left,
    over: isOver,
    total: clock.input.term.amount,
    unit: clock.input.term.unit === "workday" ? "workday" : "day",
    provisional: clock.provisional,
    state: isRunning ? "running" : isOver ? "missed" : "met",
    level: isOver
      ? clock.kind === "answer" && isOverBy(1)
        ? "red"
        : "yellow"
      : isRunning && left <= nearAt(clock.kind)
        ? "warning"
        : "none",
  };
}

/** The limits worth a look: the answer's first; steps that are done and limits that no longer matter aside. */
export function questionClocks(clocks: readonly Clock[], now: Date, calendar: WorkCalendar): QuestionClock[] {
  return clocks
    .filter((clock) => clock.state === "running" || (clock.kind === "answer" && clock.state === "met"))
    .map((clock) => questionClock(clock, now, calendar))
    .sort((a, b) => Number(a.kind === "step") - Number(b.kind === "step"));
}

function nearAt(kind: string): number {
  return kind === "answer" ? 2 : 0;
}

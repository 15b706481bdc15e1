import { daysBetween, type LocalDate, remaining, type WorkCalendar } from "../../core/calendar/index.ts";
import type { QuestionClock } from "./shared.ts";
import type { Clock } from "./store.ts";

/** A limit as screens show it; what supervision has recorded may be higher (T11: near at two days, yellow when over, red a day later). */
export function questionClock(clock: Clock, today: LocalDate, calendar: WorkCalendar): QuestionClock {
  const end = clock.endedOn ?? today;
  const isRunning = clock.state === "running" || clock.state === "stopped";
  const left =
    clock.input.term.unit === "workday" ? remaining({ due: clock.due, input: clock.input }, end, calendar) : daysBetween(end, clock.due);
  const isOver = end > clock.due;
  return {
    kind: clock.kind === "answer" ? "answer" : "step",
    due: clock.due,
    left,
    unit: clock.input.term.unit === "workday" ? "workday" : "day",
    provisional: clock.provisional,
    state: isRunning ? "running" : isOver ? "missed" : "met",
    level: levelOf(clock.kind, left, isOver, isRunning),
  };
}

/** The limits worth a look: the answer's first; steps that are done and limits that no longer matter aside. */
export function questionClocks(clocks: readonly Clock[], today: LocalDate, calendar: WorkCalendar): QuestionClock[] {
  return clocks
    .filter((clock) => clock.state === "running" || (clock.kind === "answer" && clock.state === "met"))
    .map((clock) => questionClock(clock, today, calendar))
    .sort((a, b) => Number(a.kind === "step") - Number(b.kind === "step"));
}

function levelOf(kind: string, left: number, isOver: boolean, isRunning: boolean): QuestionClock["level"] {
  if (isOver) return kind === "answer" && left < -1 ? "red" : "yellow";
  if (!isRunning) return "none";
  return left <= (kind === "answer" ? 2 : 0) ? "warning" : "none";
}

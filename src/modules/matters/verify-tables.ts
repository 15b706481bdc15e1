import { isNamed, personsOf } from "./domain/acting.ts";
import { sameJson } from "./domain/same-json.ts";
import type { Matter, MatterClock } from "./domain/state.ts";

/** The rows of a fold as `storedMatters` reads them from the tables: texts are compared faster than objects. */
export function taskLines({ kind, state }: Matter<unknown>): string {
  return ordered(state.tasks)
    .map(
      (task) =>
        `${task.visit}\n${kind}\n${task.node}\n${JSON.stringify(task.name)}\n${task.role}\n${task.org}\n${task.post}\n${task.assignee ?? "-"}\n${task.closedAt === null && isNamed(task)}\n${task.memberOf ?? "-"}\n${inMicroseconds(task.openedAt)}\n${task.due ?? "-"}\n${task.closedAt ? inMicroseconds(task.closedAt) : "-"}\n${task.closedBy ?? "-"}`,
    )
    .join("\n");
}

export function personLines({ kind, state }: Matter<unknown>): string {
  const rows = ordered(state.tasks).flatMap((task) => personsOf(task).sort((a, b) => (a.person < b.person ? -1 : 1)));
  return rows
    .map(
      (row) =>
        `${row.visit}\n${row.person}\n${kind}\n${row.role}\n${row.org}\n${row.post ?? "-"}\n${inMicroseconds(row.openedAt)}\n${row.due ?? "-"}`,
    )
    .join("\n");
}

export function timerLines({ state }: Matter<unknown>): string {
  return Object.keys(state.timers)
    .sort()
    .map((id) => `${id}\n${inMicroseconds(state.timers[id] as string)}`) // its own key
    .join("\n");
}

const CLOCK_LINES = 9;

export function clocksFit({ state }: Matter<unknown>, text: string): boolean {
  const clocks = ordered(state.clocks);
  const lines = text === "" ? [] : text.split("\n");
  if (lines.length !== clocks.length * CLOCK_LINES) return false;
  return clocks.every((clock, index) => {
    const at = index * CLOCK_LINES;
    const derivation = derivationOf(lines[at + CLOCK_LINES - 1] as string); // counted above
    return clockHead(clock) === lines.slice(at, at + CLOCK_LINES - 1).join("\n") && sameJson(clock.input, derivation);
  });
}

function clockHead({ id, kind, visit, state, due, provisional, calendar, endedOn }: MatterClock): string {
  return `${id}\n${kind}\n${visit ?? "-"}\n${state}\n${due}\n${provisional}\n${calendar}\n${endedOn ?? "-"}`;
}

const derivations = new Map<string, unknown>();
const MOST_DERIVATIONS = 5000;

/** Thousands of clocks began on the same day with the same term. */
function derivationOf(text: string): unknown {
  const known = derivations.get(text);
  if (known !== undefined) return known;
  if (derivations.size >= MOST_DERIVATIONS) derivations.clear();
  const derivation: unknown = JSON.parse(text);
  derivations.set(text, derivation);
  return derivation;
}

function ordered<T>(values: Record<string, T>): T[] {
  return Object.keys(values)
    .sort()
    .map((id) => values[id] as T); // its own key
}

function inMicroseconds(instant: string): string {
  return `${instant.slice(0, -1)}000Z`;
}

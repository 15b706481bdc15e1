import type { ProcessEvent } from "./events.ts";
import type { Visit } from "./state.ts";

/** What a visit mostly is. A written event may leave out members that are so. */
const USUAL_VISIT = {
  round: 1,
  stack: [],
  detour: [],
  awaiting: "person",
  how: "forward",
  cause: null,
  previous: null,
} as const satisfies Partial<Visit>;

/** An event without what goes without saying; `evolve` takes it as it takes the whole one. */
export function leanEvent(event: ProcessEvent): ProcessEvent {
  if (event.type !== "visit-entered") return event;
  const visit = Object.fromEntries(Object.entries(event.visit).filter(([name, value]) => !isUsual(name, value)));
  return { ...event, visit: visit as typeof event.visit }; // made whole by evolve
}

/** A visit with all its members, from one that was written without the usual ones. */
export function wholeVisit<V extends Partial<Visit>>(visit: V): V {
  return { ...(USUAL_VISIT as unknown as V), ...visit };
}

function isUsual(name: string, value: unknown): boolean {
  const usual = (USUAL_VISIT as Record<string, unknown>)[name];
  return usual !== undefined && (value === usual || (Array.isArray(usual) && Array.isArray(value) && value.length === 0));
}

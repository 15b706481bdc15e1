import { leanEvent } from "../../../core/process/index.ts";
import { sameJson } from "./same-json.ts";
import type { ActorTrace, MatterClock, MatterState, NewEvent, Task } from "./state.ts";

// The written form of events: nothing is said twice, so that a step writes, sends, hashes and proves half the bytes it would otherwise.
// Whole forms are read like lean ones, so the meaning of the fold doesn't depend on who wrote.

const USUAL_TASK = { assignee: null, due: null, closedAt: null, closedBy: null } as const satisfies Partial<Task>;
const USUAL_CLOCK = { visit: null, state: "running", provisional: false, endedOn: null } as const satisfies Partial<MatterClock>;
const USUAL_INPUT = { extensions: [], exclusions: [] } as const satisfies Partial<MatterClock["input"]>;
const NOBODY: ActorTrace = { kind: "system", id: null, name: null, staffNumber: null, org: null, post: null, section: null };

/** The members of `value` that `before` has otherwise; undefined ones are left out. */
export function differing<T extends object>(value: T, before: object): Partial<T> {
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined && !sameJson(member, (before as Record<string, unknown>)[name])) kept[name] = member;
  return kept as Partial<T>;
}

export function wholeTask(task: Task, before: Task | undefined): Task {
  return before ? { ...before, ...task } : { ...USUAL_TASK, ...task };
}

export function wholeClock(clock: MatterClock, before: MatterClock | undefined): MatterClock {
  const whole = before ? { ...before, ...clock } : { ...USUAL_CLOCK, ...clock };
  if (clock.input) whole.input = { ...USUAL_INPUT, ...clock.input };
  return whole;
}

function leanTask(task: Task, before: Task | undefined): Partial<Task> {
  return { visit: task.visit, ...differing(task, before ?? USUAL_TASK) };
}

function leanClock(clock: MatterClock, before: MatterClock | undefined): Partial<MatterClock> {
  const lean: Partial<MatterClock> = { id: clock.id, ...differing(clock, before ?? USUAL_CLOCK) };
  if (lean.input) lean.input = differing(lean.input, USUAL_INPUT) as MatterClock["input"]; // made whole by wholeClock
  return lean;
}

/** What an event says of the spine, beside what stood before it. */
export function leanData({ tasks, clocks, ...data }: NewEvent["data"], state: MatterState<unknown>): NewEvent["data"] {
  const { process, timers, ended, ...rest } = data;
  const lean: Record<string, unknown> = rest;
  if (process?.length) lean.process = process.map(leanEvent);
  if (tasks?.length) lean.tasks = tasks.map((task) => leanTask(task, state.tasks[task.visit]));
  if (clocks?.length) lean.clocks = clocks.map((clock) => leanClock(clock, state.clocks[clock.id]));
  if (timers && Object.keys(timers).length > 0) lean.timers = timers;
  if (ended) lean.ended = ended;
  return lean as NewEvent["data"];
}

export function leanActor(actor: ActorTrace): string {
  return JSON.stringify({ kind: actor.kind, ...differing(actor, NOBODY) });
}

export function wholeActor(text: string): ActorTrace {
  return { ...NOBODY, ...(JSON.parse(text) as Partial<ActorTrace>) }; // written by leanActor
}

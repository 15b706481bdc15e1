import { type EngineContext, type Signal, signal, startProcess } from "../../../core/process/index.ts";
import { evaluate } from "../../../core/rules/index.ts";
import {
  type Decision,
  dropClock,
  liveClocks,
  type MatterClock,
  meetClock,
  type NewEvent,
  type SpineData,
  type Task,
} from "../../matters/index.ts";
import { ballotFact } from "./ballot-fact.ts";
import { type CaseAct, type CaseContext, refuse } from "./context.ts";
import type { CaseOwn, CasePatch, CasePersonal } from "./own.ts";
import { membersFor } from "./people/assign-step.ts";
import { type Choices, checkChoices, unchosenAhead } from "./people/choices.ts";
import { followPeople, type Moved, type Moving } from "./people/follow-people.ts";

type Act = CaseAct<unknown>;

/** What the process's conditions may ask: the answers by field id, and the case's own facts under `case`. */
export function variablesOf(own: CaseOwn, form: Record<string, unknown>): Record<string, unknown> {
  return {
    ...form,
    case: { kind: own.item.kind, channel: own.channel, window: own.window, outcome: own.outcome, supplements: own.supplements },
  };
}

/** Sends a signal into the case's process; the spine data say which steps closed and opened, and in whose hands those are. */
export function move(
  act: Act,
  sent: Signal,
  own: CaseOwn = act.own,
  form: Record<string, unknown> = act.personal.form,
): Moved | ReturnType<typeof refuse> {
  const { matter, context } = act;
  const { process } = matter.state;
  if (!process) throw new Error("a case always has a process");
  const { choose } = act.input as { choose?: Choices }; // parsed by the command's schema, where it has any
  const refused = choose && checkChoices(act, choose);
  if (refused) return refused;
  const ahead = choose && sent.kind !== "terminate" && unchosenAhead(act, choose);
  if (ahead) return refuse("cases/choose-ahead", { node: ahead.node, step: ahead.name });
  const variables = variablesOf(own, form);
  const moving: Moving = { state: matter.state, own, context, variables, chosen: { ...own.chosen, ...choose }, asks: choose !== undefined };
  const engine = engineFor(moving, withDone(act, sent));
  const outcome = signal(context.item.process, process, sent, engine);
  if (!outcome.ok) return refuse(outcome.code, detailOf(outcome));
  const followed = followPeople(moving, outcome, engine);
  const voted = "visit" in sent ? matter.state.tasks[sent.visit] : undefined;
  const moved = "ok" in followed ? followed : { ...followed, ...ballotFact(context.item, process, sent, voted, followed.process) };
  return "ok" in moved || !choose || Object.keys(choose).length === 0 ? moved : { ...moved, chosen: choose };
}

/** Starts the process of a new case. */
export function begin(own: CaseOwn, form: Record<string, unknown>, context: CaseContext): Moved | ReturnType<typeof refuse> {
  const state = { process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own };
  const moving: Moving = { state, own, context, variables: variablesOf(own, form), chosen: {}, asks: false };
  const engine = engineFor(moving, []);
  const outcome = startProcess(context.item.process, engine);
  return outcome.ok ? followPeople(moving, outcome, engine) : refuse(outcome.code, detailOf(outcome));
}

function engineFor(moving: Moving, tasks: readonly Task[]): EngineContext {
  const { process } = moving.context.item;
  const nothing: ReadonlySet<string> = new Set();
  return {
    variables: moving.variables,
    evaluate,
    peopleFor(node) {
      const step = process.nodes.find((candidate) => candidate.id === node)?.step;
      return step ? membersFor({ ...moving, passed: nothing, kept: nothing }, node, step, tasks) : [];
    },
  };
}

/** All tasks as they stand once the step that is being done is done: who does it has acted. */
function withDone({ matter: { state }, context: { actor, at } }: Act, sent: Signal): Task[] {
  const done = "visit" in sent && (sent.kind === "complete" || sent.kind === "vote") ? sent.visit : null;
  const by = actor.kind === "person" ? actor.id : null;
  return Object.values(state.tasks).map((task) => (task.visit === done ? { ...task, closedAt: at.toISOString(), closedBy: by } : task));
}

function detailOf(outcome: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(outcome).flatMap(([key, value]) => (typeof value === "string" && key !== "code" ? [[key, value]] : [])),
  );
}

export interface Telling {
  type: string;
  spine?: Partial<SpineData>;
  patch?: CasePatch;
  /** Facts of the act for timeline and replay: node, outcome, target … Never personal data. */
  facts?: Record<string, unknown>;
  personal?: Partial<CasePersonal> & { opinion?: string; reason?: string; [other: string]: unknown };
}

/** One event that says what the command did. */
export function told({ type, spine = {}, patch = {}, facts = {}, personal }: Telling): Decision {
  const event: NewEvent = { type, data: { ...facts, ...spine, ...patch } };
  if (personal && Object.values(personal).some((value) => value !== undefined)) event.personal = personal;
  return { ok: true, events: [event] };
}

/** Adds clocks to what the process gave; later ones win. */
export function withClocks(spine: Moved, ...clocks: MatterClock[]): Moved {
  const merged = new Map([...spine.clocks, ...clocks].map((clock) => [clock.id, clock]));
  return { ...spine, clocks: [...merged.values()] };
}

/** Ends the process and everything that waits or runs in the case. */
export function endCase(act: Act, reason: string): SpineData | ReturnType<typeof refuse> {
  const spine = move(act, { kind: "terminate", reason });
  if ("ok" in spine) return spine;
  const closed = new Set(spine.clocks.map((clock) => clock.id));
  const dropped = liveClocks(act.matter.state).flatMap((clock) => (closed.has(clock.id) ? [] : [dropClock(clock, act.context.today)]));
  return { ...withClocks(spine, ...dropped), ended: true };
}

/** What ends a case whose process has run to its end without a decision of its own: its limits are met, whatever else ran matters no longer. */
export function closeCase(act: Pick<Act, "matter" | "context">, spine: Moved) {
  const closed = new Set(spine.clocks.map((clock) => clock.id));
  const ending = liveClocks(act.matter.state)
    .filter((clock) => !closed.has(clock.id))
    .map((clock) => (MET_AT_END.has(clock.kind) ? meetClock : dropClock)(clock, act.context.today));
  return {
    spine: { ...withClocks(spine, ...ending), ended: true },
    set: { state: "closed", closedAt: act.context.at.toISOString() } as const,
  };
}

const MET_AT_END: ReadonlySet<string> = new Set(["statutory", "promise", "delivery"]);

/** True when the process has run to its end with these events. */
export function hasEnded(spine: SpineData): boolean {
  return spine.process?.some((event) => event.type === "process-ended") ?? false;
}

import { type Outcome, type Signal, signal, startProcess } from "../../../core/process/index.ts";
import { evaluate } from "../../../core/rules/index.ts";
import {
  type Decision,
  dropClock,
  followProcess,
  liveClocks,
  type MatterClock,
  meetClock,
  type NewEvent,
  type SpineData,
} from "../../matters/index.ts";
import { type CaseAct, type CaseContext, orgOfStep, refuse } from "./context.ts";
import { limitKind } from "./limits.ts";
import type { CaseOwn, CasePatch, CasePersonal } from "./own.ts";

type Act = CaseAct<unknown>;

/** What the process's conditions may ask: the answers by field id, and the case's own facts under `case`. */
export function variablesOf(own: CaseOwn, form: Record<string, unknown>): Record<string, unknown> {
  return {
    ...form,
    case: { kind: own.item.kind, channel: own.channel, window: own.window, outcome: own.outcome, supplements: own.supplements },
  };
}

/** Sends a signal into the case's process; the spine data say which steps closed and opened. */
export function move(
  act: Act,
  sent: Signal,
  own: CaseOwn = act.own,
  form: Record<string, unknown> = act.personal.form,
): Required<Omit<SpineData, "ended">> | ReturnType<typeof refuse> {
  const { process } = act.matter.state;
  if (!process) throw new Error("a case always has a process");
  const outcome = signal(act.context.item.process, process, sent, { variables: variablesOf(own, form), evaluate });
  return follow(outcome, act.matter.state, own, act.context);
}

/** Starts the process of a new case. */
export function begin(own: CaseOwn, form: Record<string, unknown>, context: CaseContext) {
  const outcome = startProcess(context.item.process, { variables: variablesOf(own, form), evaluate });
  return follow(outcome, { process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own }, own, context);
}

function follow(outcome: Outcome, state: Act["matter"]["state"], own: CaseOwn, context: CaseContext) {
  if (!outcome.ok) return refuse(outcome.code, detailOf(outcome));
  return followProcess(state, outcome.events, {
    process: context.item.process,
    calendar: context.calendar,
    at: context.at,
    today: context.today,
    orgOf: (step) => orgOfStep(step, own, context),
    limitKind,
    by: context.actor.kind === "person" ? context.actor.id : null,
  });
}

function detailOf(outcome: Extract<Outcome, { ok: false }>): Record<string, string> {
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
export function withClocks(spine: Required<Omit<SpineData, "ended">>, ...clocks: MatterClock[]): Required<Omit<SpineData, "ended">> {
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
export function closeCase(act: Pick<Act, "matter" | "context">, spine: Required<Omit<SpineData, "ended">>) {
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

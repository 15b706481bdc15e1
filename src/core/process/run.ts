import type { ProcessEvent } from "./events.ts";
import { apply, draftOf, visitKey } from "./evolve.ts";
import { indexOf, type ProcessIndex } from "./process-index.ts";
import type { Direct, Fork, Pause, Place, ProcessState, ScopeInstance, Visit, Wait } from "./state.ts";
import type { CompiledProcess, JsonValue } from "./types.ts";

/** Answers an expression (FEEL) over the variables; may throw, which counts as no answer. */
export type Evaluate = (expression: string, variables: Record<string, unknown>) => unknown;

export interface EngineContext {
  variables: Record<string, unknown>;
  evaluate: Evaluate;
  /** Those whom the step's own settings find: what its expression for members sees as `people`. */
  peopleFor?(node: string): readonly JsonValue[];
}

export type Refusal = { ok: false; code: `process/${string}`; detail: string };
export type Outcome = { ok: true; events: ProcessEvent[]; state: ProcessState } | Refusal;

/** A token on its way into a node. */
export interface Token {
  node: string;
  flow: string | null;
  scope: string;
  stack: Place[];
  detour: Place[];
  /** something else than coming to the node that is put off until the tokens before it have moved */
  work?: Work;
}

export type Work = { kind: "end" } | { kind: "direct"; direct: Direct } | { kind: "members"; visit: string; carried: boolean };

/** One signal being carried out: the draft state, what was decided so far, and the tokens still moving. */
export interface Run {
  index: ProcessIndex;
  state: ProcessState;
  events: ProcessEvent[];
  queue: Token[];
  context: EngineContext;
  /** visit whose signal this is */
  cause: string | null;
  previous: string | null;
}

export function beginRun(process: CompiledProcess, state: ProcessState, context: EngineContext): Run {
  return { index: indexOf(process), state: draftOf(state), events: [], queue: [], context, cause: null, previous: null };
}

export function emit(run: Run, event: ProcessEvent): void {
  run.events.push(event);
  apply(run.state, event);
}

export type IdKind = "v" | "f" | "s" | "t" | "m" | "w" | "p";

/** The next id; it counts only once its event is emitted. */
export function nextId(run: Run, kind: IdKind): string {
  return kind + run.state.next;
}

export function refuse(code: `process/${string}`, detail: string): Refusal {
  return { ok: false, code, detail };
}

export function visitOf(state: ProcessState, id: string): Visit {
  return found(state.visits[id], id);
}

export function forkOf(state: ProcessState, id: string): Fork {
  return found(state.forks[id], id);
}

export function scopeOf(state: ProcessState, id: string): ScopeInstance {
  return found(state.scopes[id], id);
}

function found<T>(entry: T | undefined, id: string): T {
  if (entry === undefined) throw new Error(`the state has no ${id}`);
  return entry;
}

export function latestVisit(state: ProcessState, scope: string, node: string): Visit | undefined {
  const id = state.latest[visitKey(scope, node)];
  return id === undefined ? undefined : state.visits[id];
}

/** Everything that stands for a token: open visits, tokens at joins, paused steps. */
export function liveTokens(state: ProcessState): (Visit | Wait | Pause)[] {
  const open: (Visit | Wait | Pause)[] = [];
  for (const id in state.visits) {
    const visit = state.visits[id];
    if (visit?.status === "open") open.push(visit);
  }
  for (const id in state.waits) open.push(found(state.waits[id], id));
  for (const id in state.pauses) open.push(found(state.pauses[id], id));
  return open;
}

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && b !== undefined && a.fork === b.fork && a.branch === b.branch;
}

/** Whether a token with these places is inside the fork (and on the branch, when one is named), also by way of a detour. */
export function isInside(state: ProcessState, token: { stack: Place[]; detour: Place[] }, fork: string, branch?: string): boolean {
  const hit = (places: Place[]) => places.some((p) => p.fork === fork && (branch === undefined || p.branch === branch));
  if (hit(token.stack) || hit(token.detour)) return true;
  return token.stack.some((p) => p.fork !== fork && hit(state.forks[p.fork]?.detour ?? []));
}

/** Variables as expressions see them at a place: the matter's, the answers of rule tasks, votes, and the member's own item. */
export function variablesAt(run: Run, scope: string): Record<string, unknown> {
  const variables: Record<string, unknown> = { ...run.context.variables, ...run.state.results, outcomes: run.state.outcomes };
  for (let at: string | null = scope; at !== null; ) {
    const instance: ScopeInstance = scopeOf(run.state, at);
    if (instance.member && !("member" in variables)) variables.member = { item: instance.member.item, index: instance.member.index + 1 };
    at = instance.parent;
  }
  return variables;
}

/** The answer, or undefined when the expression can't be answered. */
export function answer(run: Run, expression: string, scope: string, extra: Record<string, unknown> = {}): unknown {
  try {
    return run.context.evaluate(expression, { ...variablesAt(run, scope), ...extra });
  } catch {
    return undefined;
  }
}

/** A message's key as text; empty when it can't be answered, so that it fits no other. */
export function correlationText(run: Run, expression: string, scope: string): string {
  try {
    return String(run.context.evaluate(expression, variablesAt(run, scope)));
  } catch {
    return "";
  }
}

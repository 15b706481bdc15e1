import { addMembers, answerMember, chooseWay, completeVisit, removeMember, throwSignal } from "./answer.ts";
import { jumpTo, returnTo } from "./back.ts";
import { initialState } from "./evolve.ts";
import { fireMessage, fireTimer } from "./fire.ts";
import { runToRest } from "./move.ts";
import { indexOf } from "./process-index.ts";
import { recallVisit } from "./recall.ts";
import { beginRun, type EngineContext, emit, type Outcome, type Refusal, type Run, refuse } from "./run.ts";
import { endProcess } from "./scope.ts";
import type { ProcessState } from "./state.ts";
import { openScope } from "./tokens.ts";
import type { CompiledProcess, JsonValue } from "./types.ts";

/** What can happen to a running process. Persons, times and messages come in here; the engine has no clock of its own. */
export type Signal =
  | { kind: "complete"; visit: string; variables?: Record<string, unknown>; skipped?: boolean }
  | { kind: "vote"; visit: string; agree: boolean; weight?: number; variables?: Record<string, unknown> }
  | { kind: "join"; visit: string; items: JsonValue[] }
  | { kind: "leave"; visit: string; index: number }
  | { kind: "choose"; visit: string; flow: string }
  | { kind: "message"; name: string; correlation?: string; variables?: Record<string, unknown> }
  | { kind: "timer"; timer: string }
  | { kind: "error"; visit: string; code: string }
  | ReturnSignal
  | { kind: "recall"; visit: string; acted?: readonly string[] }
  | { kind: "jump"; visit: string; target: string; siblings?: "cancel" | "keep" }
  | { kind: "terminate"; reason: string };

/** 退回 */
export interface ReturnSignal {
  kind: "return";
  visit: string;
  /** a user step already passed, or the start event for the applicant */
  target: string;
  /** what becomes of the other branches of a parallel block that is left; the process's own setting unless named */
  siblings?: "cancel" | "keep";
  /** `rerun` (default) goes forward through what lies between again, `direct` (直送) comes straight back */
  after?: "rerun" | "direct";
  /** into a multi-instance step: everyone again (default), or those who had not agreed */
  members?: "all" | "unagreed";
}

export interface StartContext extends EngineContext {
  /** which start event, where the process has several */
  start?: string;
}

/** Starts a process and runs it until it rests. */
export function startProcess(process: CompiledProcess, context: StartContext): Outcome {
  const starts = indexOf(process).scopes.get(process.id)?.starts ?? [];
  const plain = starts.filter((id) => indexOf(process).nodes.get(id)?.trigger === undefined);
  const start = context.start ?? (plain.length === 1 ? plain[0] : starts.length === 1 ? starts[0] : undefined);
  if (start === undefined || !starts.includes(start)) return refuse("process/start-unclear", starts.join(", "));
  const run = beginRun(process, initialState(), context);
  emit(run, { type: "process-started", process: process.id, node: start });
  run.previous = start;
  openScope(run, process.id, null, null, start);
  return finish(run);
}

/**
 * Carries out one signal and runs to rest. Refused with a reason when it doesn't fit the state; the state given in is never changed,
 * so of two signals on one state the caller keeps the one stored first.
 */
export function signal(process: CompiledProcess, state: ProcessState, what: Signal, context: EngineContext): Outcome {
  if (state.status !== "running") return refuse("process/not-running", state.status);
  const given = "variables" in what && what.variables ? { ...context, variables: { ...context.variables, ...what.variables } } : context;
  const run = beginRun(process, state, given);
  const refusal = perform(run, what);
  return refusal ?? finish(run);
}

function perform(run: Run, what: Signal): Refusal | undefined {
  switch (what.kind) {
    case "complete":
      return completeVisit(run, what.visit, what.skipped === true);
    case "vote":
      return answerMember(run, what.visit, what.agree, what.weight ?? 1);
    case "join":
      return addMembers(run, what.visit, what.items);
    case "leave":
      return removeMember(run, what.visit, what.index);
    case "choose":
      return chooseWay(run, what.visit, what.flow);
    case "message":
      return fireMessage(run, what.name, what.correlation);
    case "timer":
      return fireTimer(run, what.timer);
    case "error":
      return throwSignal(run, what.visit, what.code);
    case "return":
      return returnTo(run, what);
    case "recall":
      return recallVisit(run, what.visit, new Set(what.acted ?? []));
    case "jump":
      return jumpTo(run, what.visit, what.target, what.siblings);
    case "terminate":
      endProcess(run, { outcome: "terminated", reason: what.reason });
      return undefined;
  }
}

function finish(run: Run): Outcome {
  if (run.state.status !== "ended" && !runToRest(run)) return refuse("process/endless", run.index.process.id);
  return { ok: true, events: run.events, state: run.state };
}

import type { CompiledProcess, StepRole } from "../../../core/process/index.ts";
import type { Actor, PersonActor } from "../../identity/shared.ts";
import { type MatterState, openTasks, type Refusal, type Task } from "../../matters/index.ts";
import { ACTS, type Act, refusalOf } from "./acts.ts";
import { refuse } from "./context.ts";
import type { CaseOwn } from "./own.ts";
import { hasSigned, isForSigners, isSigned } from "./signers.ts";

/** Whether a step is theirs: named for them, or waiting in the queue of a post they hold. A post taken away takes its steps away at once. */
export function holds(actor: Actor, task: Task): boolean {
  return actor.kind === "person" && inPostOf(actor, task) && (task.assignee === null || task.assignee === actor.id);
}

export function inPostOf(actor: PersonActor, task: Pick<Task, "org" | "post">): boolean {
  return actor.holdings.some((holding) => holding.org === task.org && holding.post === task.post);
}

/** The open step at which an actor does an act: the one named, or the only one that fits; or why there is none. */
export function taskFor(
  actor: Actor,
  act: Act,
  state: MatterState<CaseOwn>,
  visit: string | undefined,
): { ok: true; task: Task } | Refusal {
  const held = openTasks(state).filter((task) => holds(actor, task));
  const mine = held.filter((task) => !hasSigned(state, task, actor));
  if (mine.length === 0 && held.length > 0) return refuse("cases/signed-already");
  if (mine.length === 0) return refuse(openTasks(state).length === 0 ? `cases/not-while-${state.own.state}` : "cases/not-allowed");
  const named = visit === undefined ? mine : mine.filter((task) => task.visit === visit);
  if (named.length === 0) return refuse("cases/no-such-task");
  const at = (task: Task) => refusalOf(act, { state: state.own.state, kind: state.own.item.kind, role: task.role as StepRole }); // roles come from the compiled process
  const fitting = named.filter((task) => at(task) === null);
  if (fitting.length > 1 && visit === undefined && ACTS[act].roles !== null && !sameRole(fitting)) return refuse("cases/choose-task");
  const task = fitting[0];
  if (task) return { ok: true, task };
  return refuse(at(named[0] as Task) ?? "cases/not-at-this-step");
}

function sameRole(tasks: readonly Task[]): boolean {
  return new Set(tasks.map((task) => task.role)).size === 1;
}

/** A step may name the acts it offers; one it doesn't name can't be done there through any door. Steps that name none offer all of their role. */
export function isOffered(act: Act, task: Task | null, process: CompiledProcess): boolean {
  // What window, manager and the person before may do isn't the step's to say.
  if (ACTS[act].by !== "task") return true;
  const named = process.nodes.find((node) => node.id === task?.node)?.step?.acts ?? [];
  // Whoever may agree with others may say no.
  if (isForSigners(act)) return isSigned(process, task?.node) && (named.length === 0 || named.includes("agree"));
  // Whoever may stop the clocks may start them again.
  return task === null || named.length === 0 || named.includes(act === "resume" ? "suspend" : act);
}

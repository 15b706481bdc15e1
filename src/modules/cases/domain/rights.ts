import type { CompiledProcess, StepRole } from "../../../core/process/index.ts";
import { handlesCases, type StaffMember } from "../../identity/index.ts";
import { type Actor, can, type PersonActor, selvesOf } from "../../identity/shared.ts";
import { actingOn, type MatterState, openTasks, type Refusal, type Task } from "../../matters/index.ts";
import { ACTS, type Act, refusalOf } from "./acts.ts";
import { refuse } from "./context.ts";
import type { CaseOwn } from "./own.ts";
import { isSideTask, stepTasks } from "./side-tasks.ts";
import { hasSigned, isForSigners, isSigned, notSigning } from "./signers.ts";

/**
 * Whether it is their turn at a step: named for them, theirs to claim, or waiting in the queue of a post they hold. A post taken away takes its
 * steps away at once; who was found in another way than by the step's post needs any post there that handles cases.
 */
export function holds(actor: Actor, task: Task): boolean {
  if (actor.kind !== "person" || task.handedUp) return false;
  const { persons } = actingOn(task);
  if (persons !== null && !selvesOf(actor).some((self) => persons.includes(self))) return false;
  return isPlaced(actor, task);
}

/** Whether what they hold is enough for a step: its post, or any there that handles cases where its people were found in another way. */
export function isPlaced(actor: PersonActor, task: Task): boolean {
  if (!actingOn(task).inPost) return can(actor, "case.handle", { org: task.org });
  return actor.holdings.some((holding) => holding.org === task.org && holding.post === task.post);
}

/**
 * Whose a step becomes that an actor takes: their own, or, where it is theirs only as a deputy (离岗委托), that of the person they stand in for, so
 * that it stays where it belongs when that person is back.
 */
export function ownerOf(task: Task, actor: PersonActor): { id: string; name: string } {
  const may = (id: string, held: PersonActor["holdings"]) =>
    task.assignee !== null
      ? task.assignee === id
      : (task.candidates?.includes(id) ?? held.some(({ org, post }) => org === task.org && post === task.post));
  const own = actor.holdings.filter((held) => held.for === undefined);
  if (may(actor.id, own)) return actor;
  const standing = actor.holdings.find((held) => held.for !== undefined && may(held.for.id, [held]));
  return standing?.for ?? actor;
}

/** Whether a step may be named for somebody: who holds its post, or, where its people are found otherwise, any post there that handles cases. */
export function mayBeGiven(task: Task, { holdings }: Pick<StaffMember, "holdings">): boolean {
  const { org, post } = task.handedUp ?? task;
  const anyPost = task.handedUp || task.candidates;
  return holdings.some((holding) => holding.org === org && (anyPost ? handlesCases(holding.post) : holding.post === post));
}

/** The open step at which an actor does an act: the one named, or the only one that fits; or why there is none. */
export function taskFor(
  actor: Actor,
  act: Act,
  state: MatterState<CaseOwn>,
  visit: string | undefined,
): { ok: true; task: Task } | Refusal {
  const held = [...stepTasks(state), ...openTasks(state).filter(isSideTask)].filter((task) => holds(actor, task));
  const mine = held.filter((task) => !hasSigned(state, task, actor));
  if (mine.length === 0 && held.length > 0) return refuse("cases/signed-already");
  if (mine.length === 0) return refuse(openTasks(state).length === 0 ? `cases/not-while-${state.own.state}` : "cases/not-allowed");
  const named = visit === undefined ? mine : mine.filter((task) => task.visit === visit);
  if (named.length === 0) return refuse("cases/no-such-task");
  const at = (task: Task) =>
    refusalOf(act, { state: state.own.state, kind: state.own.item.kind, role: task.role as StepRole }) ?? notSigning(act, task, actor); // roles come from the compiled process
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
  if (ACTS[act].by !== "task" || act === "sign") return true;
  // A question or a request is answered by whom it was put to: it isn't theirs to put back, nor the case theirs to pass round.
  if (task && isSideTask(task)) return ACTS[act].roles?.some((role) => role === task.role) ?? false;
  const named = process.nodes.find((node) => node.id === task?.node)?.step?.acts ?? [];
  // What is asked for must be right, whatever a step offers.
  if (act === "claim" || act === "unclaim" || act === "copy" || act === "correct-situation") return true;
  // Whoever may agree with others may say no.
  if (isForSigners(act)) return isSigned(process, task?.node) && (named.length === 0 || named.includes("agree"));
  // Whoever may stop the clocks may start them again.
  return task === null || named.length === 0 || named.includes(act === "resume" ? "suspend" : act);
}

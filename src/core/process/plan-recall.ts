import type { ProcessIndex } from "./process-index.ts";
import { latestVisit, type Refusal, refuse, samePlace, scopeOf } from "./run.ts";
import type { Fork, ProcessState, Visit, Wait } from "./state.ts";

export interface RecallPlan {
  visit: Visit;
  /** visits and tokens at joins that came of it and are closed */
  successors: (Visit | Wait)[];
}

/**
 * 拿回: whether the handler of a finished step may take it back: nothing that followed from it has been acted on. `acted` names open
 * visits somebody has worked in (opinion, material, document); an answer or a completion counts by itself.
 */
export function planRecall(index: ProcessIndex, state: ProcessState, id: string, acted: ReadonlySet<string>): RecallPlan | Refusal {
  const visit = state.visits[id];
  if (!visit) return refuse("process/unknown-visit", id);
  if (state.status !== "running") return refuse("process/not-running", state.status);
  if (visit.status !== "left" || (visit.by !== "complete" && visit.by !== "skip")) return refuse("process/not-completed", visit.node);
  if (latestVisit(state, visit.scope, visit.node)?.id !== id) return refuse("process/entered-again", visit.node);
  if (visit.acted) return refuse("process/already-acted", visit.node);
  const held = holderOf(state, visit);
  if (!held) return refuse("process/already-acted", visit.node);
  if (held.stack.some((place) => state.forks[place.fork]?.status === "cancelled")) return refuse("process/target-undone", visit.node);
  const successors: (Visit | Wait)[] = [];
  const found = collect(state, visit, acted, successors);
  if (found) return found;
  if (successors.length === 0 && !leftSomethingOpen(state, visit)) return refuse("process/already-acted", visit.node);
  if (passedLooseJoin(index, state, held, successors)) return refuse("process/loose-join", visit.node);
  return { visit, successors };
}

/** The visit whose place counts: for an answer in a multi-instance step the step itself. Undefined when its scope is over. */
function holderOf(state: ProcessState, visit: Visit): Visit | undefined {
  const scope = scopeOf(state, visit.scope);
  if (!visit.member) return scope.status === "open" ? visit : undefined;
  const multi = scope.visit === null ? undefined : state.visits[scope.visit];
  if (!multi || latestVisit(state, multi.scope, multi.node)?.id !== multi.id) return undefined;
  const decided = multi.status === "left" && scopeOf(state, multi.scope).status === "open";
  return multi.status === "open" || decided ? multi : undefined;
}

function isOpen(state: ProcessState, visit: string | null): boolean {
  return visit !== null && state.visits[visit]?.status === "open";
}

/** A join that belongs to no block has swallowed the other tokens: they can't be given back. */
function passedLooseJoin(index: ProcessIndex, state: ProcessState, held: Visit, successors: (Visit | Wait)[]): boolean {
  return held.stack.some((place, at) => {
    if (index.blockOfSplit.has(state.forks[place.fork]?.node ?? "")) return false;
    return successors.some((next) => next.scope === held.scope && !samePlace(next.stack[at], place));
  });
}

/** Everything that came of a visit, side ways of open steps too; a step skipped by itself (self-approval) is looked through. */
function collect(state: ProcessState, visit: Visit, acted: ReadonlySet<string>, successors: (Visit | Wait)[]): Refusal | undefined {
  for (const wait of Object.values(state.waits)) if (wait.cause === visit.id) successors.push(wait);
  for (const next of Object.values(state.visits)) {
    if (next.cause !== visit.id || next.id === visit.id) continue;
    const open = next.status === "open";
    if (acted.has(next.id) || next.acted) return refuse("process/already-acted", next.node);
    if (!open && next.by !== "skip" && !next.member) return refuse("process/already-acted", next.node);
    if (open) successors.push(next);
    const refusal = collect(state, next, acted, successors);
    if (refusal) return refusal;
  }
  return undefined;
}

/** An answer in a multi-instance step still open, or a branch that ended while others go on, has no successor and can be taken back. */
function leftSomethingOpen(state: ProcessState, visit: Visit): boolean {
  if (visit.member) return isOpen(state, scopeOf(state, visit.scope).visit);
  const top = visit.stack.at(-1);
  const fork: Fork | undefined = top ? state.forks[top.fork] : undefined;
  return fork?.status === "open" && top !== undefined && fork.branches[top.branch] === "ended";
}

import { cancelScope, cancelToken } from "./close.ts";
import { enterVisit } from "./enter.ts";
import { planRecall } from "./plan-recall.ts";
import { emit, forkOf, type Refusal, type Run, scopeOf, visitOf } from "./run.ts";
import type { Place, Visit, Wait } from "./state.ts";

/** 拿回: closes what followed and enters the step again for the same person; see `planRecall` for when it is allowed. */
export function recallVisit(run: Run, id: string, acted: ReadonlySet<string>): Refusal | undefined {
  const plan = planRecall(run.index, run.state, id, acted);
  if ("ok" in plan) return plan;
  const { visit, successors } = plan;
  // what is entered now came of whatever had led to this visit, so the step before may be recalled in turn
  run.cause = visit.cause;
  run.previous = visit.previous;
  const multi = visit.member ? scopeOf(run.state, visit.scope).visit : null;
  if (visit.member && multi !== null) recallAnswer(run, visit, visit.member.index, visitOf(run.state, multi), successors);
  else recallStep(run, visit, successors);
  return undefined;
}

function recallStep(run: Run, visit: Visit, successors: (Visit | Wait)[]): void {
  undo(run, visit, successors);
  const { node, scope, stack, previous, direct } = visit;
  const token = { node, flow: null, scope, stack, detour: stillOpen(run, visit.detour) };
  enterVisit(run, token, { how: "recall", prior: visit.id, previous, ...(direct ? { direct } : {}) });
}

/** One member's answer. When it had decided the step, the step is entered again with everyone else's answers standing. */
function recallAnswer(run: Run, visit: Visit, index: number, multi: Visit, successors: (Visit | Wait)[]): void {
  if (multi.status === "open") {
    for (const next of successors) if (scopeOf(run.state, next.scope).status === "open") cancelScope(run, next.scope, "recalled");
    emit(run, { type: "vote-withdrawn", visit: multi.id, index });
    emit(run, { type: "scope-reopened", scope: visit.scope, visit: multi.id });
    const token = { node: visit.node, flow: null, scope: visit.scope, stack: [], detour: [] };
    enterVisit(run, token, { how: "recall", prior: visit.id, previous: visit.previous, ...(visit.member ? { member: visit.member } : {}) });
    return;
  }
  undo(run, multi, successors);
  const votes = (multi.votes ?? []).filter((vote) => vote.index !== index);
  const token = { node: multi.node, flow: null, scope: multi.scope, stack: multi.stack, detour: stillOpen(run, multi.detour) };
  const carried = { members: multi.members ?? [], votes };
  enterVisit(run, token, {
    how: "recall",
    prior: multi.id,
    previous: multi.previous,
    carried,
    ...(multi.direct ? { direct: multi.direct } : {}),
  });
}

/** Takes away all that came of the visit, so that it stands where it stood. */
function undo(run: Run, visit: Visit, successors: (Visit | Wait)[]): void {
  for (const next of successors) {
    cancelToken(run, next, "recalled");
    if ("how" in next && next.how === "resume") pauseAgain(run, visit, next);
  }
  const causes = new Set([visit.id, ...successors.map((next) => next.cause)]);
  for (const fork of Object.values(run.state.forks)) {
    if (fork.status === "open" && causes.has(fork.cause) && isEmptied(run, fork.id)) {
      emit(run, { type: "fork-closed", fork: fork.id, reason: "cancelled" });
    }
  }
  for (const place of visit.stack) {
    const fork = forkOf(run.state, place.fork);
    if (fork.status === "open" && fork.branches[place.branch] === "open") continue;
    emit(run, { type: "fork-reopened", fork: place.fork, branch: place.branch, detour: stillOpen(run, fork.detour) });
  }
}

/** A step that had stood aside for this branch stands aside again. */
function pauseAgain(run: Run, visit: Visit, resumed: Visit): void {
  const until = visit.stack.find((place) => resumed.stack.some((other) => other.fork === place.fork && other.branch !== place.branch));
  if (!until) return;
  const { node, scope, stack, detour, previous } = resumed;
  emit(run, { type: "token-paused", pause: { id: `p${run.state.next}`, until, node, scope, stack, detour, previous } });
}

function stillOpen(run: Run, places: Place[]): Place[] {
  return places.every((place) => forkOf(run.state, place.fork).status === "open") ? places : [];
}

function isEmptied(run: Run, fork: string): boolean {
  const inside = (token: { stack: Place[]; detour: Place[] }) => [...token.stack, ...token.detour].some((place) => place.fork === fork);
  const open = Object.values(run.state.visits).filter((visit) => visit.status === "open");
  return ![...open, ...Object.values(run.state.waits), ...Object.values(run.state.pauses)].some(inside);
}

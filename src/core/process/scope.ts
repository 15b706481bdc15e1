import { cancelToken, emptyScope, leaveVisit } from "./close.ts";
import { memberDone } from "./multi.ts";
import { emit, liveTokens, type Run, scopeOf, visitOf } from "./run.ts";
import type { Ending } from "./state.ts";
import { throwError } from "./throw-error.ts";
import { goOnAfter } from "./tokens.ts";

export interface ScopeEnd {
  terminatedBy?: string;
  failedAt?: string;
  code?: string;
}

/** A scope instance has nothing left to do, or a terminate or error end stops it. */
export function completeScope(run: Run, id: string, end: ScopeEnd): void {
  const scope = scopeOf(run.state, id);
  if (scope.status !== "open") return;
  if (end.terminatedBy !== undefined || end.failedAt !== undefined) emptyScope(run, id, "terminated");
  emit(run, { type: "scope-closed", scope: id, outcome: end.failedAt === undefined ? "completed" : "cancelled" });
  if (scope.visit === null) {
    endProcess(run, endingOf(end));
    return;
  }
  if (end.failedAt !== undefined) {
    throwFrom(run, scope.visit, end);
    return;
  }
  if (scope.member) {
    memberDone(run, scope.visit, scope.member, true, 1);
    return;
  }
  const visit = visitOf(run.state, scope.visit);
  leaveVisit(run, visit.id, "scope");
  goOnAfter(run, visit);
}

function throwFrom(run: Run, visit: string, end: ScopeEnd): void {
  if (!throwError(run, visit, end.code ?? "")) endProcess(run, endingOf(end));
}

function endingOf(end: ScopeEnd): Ending {
  if (end.failedAt !== undefined) return { outcome: "failed", node: end.failedAt, reason: end.code ?? "" };
  return end.terminatedBy === undefined ? { outcome: "completed" } : { outcome: "completed", node: end.terminatedBy };
}

/** Closes whatever is still open, everywhere, and ends the process. */
export function endProcess(run: Run, ending: Ending): void {
  for (const token of liveTokens(run.state)) {
    const open = run.state.visits[token.id]?.status === "open" || run.state.waits[token.id] || run.state.pauses[token.id];
    if (open) cancelToken(run, token, "terminated");
  }
  for (const fork of Object.values(run.state.forks)) {
    if (fork.status === "open") emit(run, { type: "fork-closed", fork: fork.id, reason: "cancelled" });
  }
  for (const scope of Object.values(run.state.scopes)) {
    if (scope.status === "open") emit(run, { type: "scope-closed", scope: scope.id, outcome: "cancelled" });
  }
  run.queue = [];
  emit(run, { type: "process-ended", ending });
}

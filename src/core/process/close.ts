import { emit, forkOf, isInside, liveTokens, type Run, visitOf } from "./run.ts";
import type { CancelReason, LeftBy, Pause, Visit, VoteOutcome, Wait } from "./state.ts";

/** Ends a visit that did its work. Its timers, messages and inner scopes go with it. */
export function leaveVisit(run: Run, visit: string, by: LeftBy, extra: { outcome?: VoteOutcome; flow?: string } = {}): void {
  closeInside(run, visit, by === "scope" || by === "rule" ? "decided" : "sibling");
  emit(run, { type: "visit-left", visit, by, ...extra });
}

/** Ends a visit that didn't. */
export function cancelVisit(run: Run, visit: string, reason: CancelReason): void {
  if (visitOf(run.state, visit).status !== "open") return;
  closeInside(run, visit, reason);
  emit(run, { type: "visit-cancelled", visit, reason });
}

export function cancelToken(run: Run, token: Visit | Wait | Pause, reason: CancelReason): void {
  if (run.state.waits[token.id]) emit(run, { type: "wait-cancelled", wait: token.id });
  else if (run.state.pauses[token.id]) emit(run, { type: "pause-ended", pause: token.id, reason: "cancelled" });
  else if (run.state.visits[token.id]?.status === "open") cancelVisit(run, token.id, reason);
}

/** Closes a fork with every token inside it, whatever they wait for. */
export function cancelFork(run: Run, fork: string, reason: CancelReason): void {
  const scope = forkOf(run.state, fork).scope;
  for (const token of liveTokens(run.state)) {
    if (token.scope === scope && isInside(run.state, token, fork)) cancelToken(run, token, reason);
  }
  run.queue = run.queue.filter((token) => token.scope !== scope || !isInside(run.state, token, fork));
  const inner = Object.values(run.state.forks).filter((f) => f.status === "open" && f.id !== fork && isInside(run.state, f, fork));
  for (const f of inner) emit(run, { type: "fork-closed", fork: f.id, reason: "cancelled" });
  if (forkOf(run.state, fork).status === "open") emit(run, { type: "fork-closed", fork, reason: "cancelled" });
  // branches elsewhere that wait for a token of this fork to come back
  const owed = forkOf(run.state, fork).detour[0];
  if (owed && forkOf(run.state, owed.fork).status === "open") cancelFork(run, owed.fork, reason);
}

/** Empties a scope instance and closes it as cancelled. */
export function cancelScope(run: Run, scope: string, reason: CancelReason): void {
  emptyScope(run, scope, reason);
  emit(run, { type: "scope-closed", scope, outcome: "cancelled" });
}

/** Removes every token of a scope instance (a terminate end, an interruption). */
export function emptyScope(run: Run, scope: string, reason: CancelReason): void {
  for (const token of liveTokens(run.state)) if (token.scope === scope) cancelToken(run, token, reason);
  run.queue = run.queue.filter((token) => token.scope !== scope);
  for (const fork of Object.values(run.state.forks)) {
    if (fork.scope === scope && fork.status === "open") emit(run, { type: "fork-closed", fork: fork.id, reason: "cancelled" });
  }
}

/** Timers, messages and inner scopes of a visit: nothing of it outlives it. */
function closeInside(run: Run, visit: string, reason: CancelReason): void {
  for (const timer of Object.values(run.state.timers)) {
    if (timer.visit === visit) emit(run, { type: "timer-closed", timer: timer.id, reason: "cancelled" });
  }
  for (const message of Object.values(run.state.messages)) {
    if (message.visit === visit) emit(run, { type: "message-closed", message: message.id, reason: "cancelled" });
  }
  for (const scope of Object.values(run.state.scopes)) {
    if (scope.visit === visit && scope.status === "open") cancelScope(run, scope.id, reason);
  }
}

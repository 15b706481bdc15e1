import type { Fork, Place, ProcessState, Visit } from "./state.ts";

/**
 * What the state may forget: the journal keeps every round, the state only what a later act can still refer to.
 * Without this a case that is returned again and again would grow its state, and every step would cost more than the last.
 */

/** The round before the one entered now can't be returned to any more. */
export function newerVisit(state: ProcessState, visit: Pick<Visit, "scope" | "node">): void {
  const key = `${visit.scope}|${visit.node}`;
  const older = state.latest[key];
  if (older && state.visits[older]?.status !== "open") delete state.visits[older];
}

/** Closed firings of the same split that no visit or fork remembers. */
export function olderForks(state: ProcessState, fork: Pick<Fork, "node" | "scope">): void {
  for (const older of Object.values(state.forks)) {
    if (older.node !== fork.node || older.scope !== fork.scope || older.status === "open") continue;
    if (!isRemembered(state, older.id)) delete state.forks[older.id];
  }
}

/** Scope instances whose sub-process was entered anew, with all that happened inside. */
export function orphanScopes(state: ProcessState): void {
  for (const scope of Object.values(state.scopes)) {
    if (scope.visit === null || scope.status === "open" || state.visits[scope.visit]) continue;
    delete state.scopes[scope.id];
    for (const visit of Object.values(state.visits)) {
      if (visit.scope !== scope.id) continue;
      delete state.visits[visit.id];
      delete state.latest[`${visit.scope}|${visit.node}`];
    }
    for (const fork of Object.values(state.forks)) if (fork.scope === scope.id) delete state.forks[fork.id];
  }
}

function isRemembered(state: ProcessState, fork: string): boolean {
  const names = (places: Place[]) => places.some((p) => p.fork === fork);
  const holders: { stack: Place[]; detour: Place[] }[] = [
    ...Object.values(state.visits),
    ...Object.values(state.forks),
    ...Object.values(state.waits),
    ...Object.values(state.pauses),
  ];
  return holders.some((holder) => names(holder.stack) || names(holder.detour));
}

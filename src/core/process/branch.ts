import { cancelFork } from "./close.ts";
import { enterVisit } from "./enter.ts";
import { nodeOf } from "./process-index.ts";
import { emit, forkOf, type Run, samePlace, type Token } from "./run.ts";
import { completeScope } from "./scope.ts";
import type { Fork, Place } from "./state.ts";
import { follow, isBranchLive, isScopeLive } from "./tokens.ts";

/** A token is at its end. What it kept open for others is settled: its branches, its detours, its scope. */
export function consume(run: Run, token: Pick<Token, "scope" | "stack" | "detour">): void {
  const first = token.detour[0];
  if (first) abandon(run, first.fork);
  branchOver(run, token.stack, token.scope);
  if (!isScopeLive(run, token.scope)) completeScope(run, token.scope, {});
}

/** Marks the innermost branch as ended when nothing moves on it any more, and what follows from that outwards. */
export function branchOver(run: Run, stack: Place[], scope: string): void {
  const top = stack.at(-1);
  if (!top) return;
  const fork = forkOf(run.state, top.fork);
  if (fork.status !== "open" || isBranchLive(run, top, scope)) return;
  if (fork.branches[top.branch] === "open") emit(run, { type: "branch-ended", place: top });
  resumePaused(run, top);
  settleFork(run, fork.id);
}

/** Fires the join, or closes the fork, once no branch is expected any more. */
export function settleFork(run: Run, id: string): void {
  const fork = forkOf(run.state, id);
  if (fork.status !== "open" || Object.values(fork.branches).includes("open")) return;
  const waits = Object.values(run.state.waits).filter((wait) => wait.stack.at(-1)?.fork === id);
  const join = waits[0]?.join ?? joinReached(run, fork);
  if (join !== undefined) {
    emit(run, { type: "fork-joined", fork: id, join, waits: waits.map((wait) => wait.id) });
    passJoin(run, join, fork);
    return;
  }
  emit(run, { type: "fork-closed", fork: id, reason: "ended" });
  if (fork.detour[0]) abandon(run, fork.detour[0].fork);
  if (!fork.side) branchOver(run, fork.stack, fork.scope);
}

/** A reopened fork has no tokens at its join, but the branches that had arrived count. */
function joinReached(run: Run, fork: Fork): string | undefined {
  if (!Object.values(fork.branches).includes("arrived")) return undefined;
  return run.index.blockOfSplit.get(fork.node)?.join;
}

function passJoin(run: Run, join: string, fork: Fork): void {
  const node = nodeOf(run.index, join);
  emit(run, { type: "node-passed", node: join, scope: fork.scope });
  const token = { node: join, flow: null, scope: fork.scope, stack: fork.stack, detour: fork.detour };
  follow(run, node, token);
}

/** Steps that stood aside for this branch go on. */
export function resumePaused(run: Run, place: Place): void {
  for (const pause of Object.values(run.state.pauses)) {
    if (!samePlace(pause.until, place)) continue;
    emit(run, { type: "pause-ended", pause: pause.id, reason: "resumed" });
    const { node, scope, stack, detour, previous } = pause;
    enterVisit(run, { node, flow: null, scope, stack, detour }, { how: "resume", previous });
  }
}

/** Closes a block that waits for a branch which will not come back. */
export function abandon(run: Run, fork: string): void {
  if (forkOf(run.state, fork).status === "open") cancelFork(run, fork, "sibling");
}

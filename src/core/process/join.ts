import { abandon, branchOver, resumePaused, settleFork } from "./branch.ts";
import { nodeOf } from "./process-index.ts";
import { emit, forkOf, isInside, liveTokens, nextId, type Run, samePlace, type Token } from "./run.ts";
import { completeScope } from "./scope.ts";
import type { Place, Wait } from "./state.ts";
import { follow, isBranchLive, isScopeLive, pass } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

/** A token comes to a gateway with several ways in. */
export function arriveAtJoin(run: Run, node: ProcessNode, token: Token): void {
  const top = token.stack.at(-1);
  if (top && forkOf(run.state, top.fork).side) {
    absorbSideWay(run, token);
    return;
  }
  const block = run.index.blockOfJoin.get(node.id);
  if (top && block && forkOf(run.state, top.fork).node === block.split) {
    arriveOnBranch(run, node, token, top);
    return;
  }
  // not in this block's fork: there is nothing to wait for
  if (block) {
    pass(run, node, token);
    return;
  }
  emit(run, { type: "join-waiting", wait: waitOf(run, node, token) });
  if (node.kind === "parallel") passParallelJoin(run, node, token.scope);
}

/** The join of a block counts branches of one firing of its split, never tokens. */
function arriveOnBranch(run: Run, node: ProcessNode, token: Token, top: Place): void {
  if (forkOf(run.state, top.fork).branches[top.branch] !== "open") return;
  emit(run, { type: "branch-arrived", place: top, wait: waitOf(run, node, token) });
  for (const inner of Object.values(run.state.forks)) {
    if (inner.status === "open" && !inner.side && samePlace(inner.stack.at(-1), top) && !hasTokens(run, inner.id, inner.scope)) {
      emit(run, { type: "fork-closed", fork: inner.id, reason: "ended" });
    }
  }
  // came another way than back through the block it was returned out of
  if (token.detour[0]) abandon(run, token.detour[0].fork);
  resumePaused(run, top);
  settleFork(run, top.fork);
}

function hasTokens(run: Run, fork: string, scope: string): boolean {
  return liveTokens(run.state).some((token) => token.scope === scope && isInside(run.state, token, fork));
}

/** A side way (a reminder that runs into the main way) ends where the main way is joined: it isn't expected there. */
function absorbSideWay(run: Run, token: Token): void {
  branchOver(run, token.stack, token.scope);
  if (!isScopeLive(run, token.scope)) completeScope(run, token.scope, {});
}

function waitOf(run: Run, node: ProcessNode, token: Token): Wait {
  return {
    id: nextId(run, "w"),
    join: node.id,
    flow: token.flow ?? "",
    scope: token.scope,
    stack: token.stack,
    detour: token.detour,
    cause: run.cause,
    previous: run.previous,
  };
}

/** Without a matching split: one token on each way in, the oldest of each. */
function passParallelJoin(run: Run, node: ProcessNode, scope: string): void {
  const waits = waitsAt(run, node.id, scope);
  const firsts = node.incoming.flatMap((flow) => waits.find((wait) => wait.flow === flow) ?? []);
  if (firsts.length === node.incoming.length) mergeWaits(run, node, firsts);
}

/**
 * Called when all tokens stand still. An inclusive join without a matching split goes on when no token of its scope can reach it
 * any more; when two such joins wait for each other the older token goes first, so no case is stuck.
 */
export function passInclusiveJoins(run: Run): boolean {
  const standing = Object.values(run.state.waits).filter((wait) => isLooseInclusive(run, wait));
  if (standing.length === 0) return false;
  const ready = standing.find((wait) => !canStillBeReached(run, wait)) ?? (onlyWaiting(run, standing) ? standing[0] : undefined);
  if (!ready) return false;
  mergeWaits(run, nodeOf(run.index, ready.join), waitsAt(run, ready.join, ready.scope));
  return true;
}

function isLooseInclusive(run: Run, wait: Wait): boolean {
  if (nodeOf(run.index, wait.join).kind !== "inclusive") return false;
  const top = wait.stack.at(-1);
  const block = run.index.blockOfJoin.get(wait.join);
  return !(top && block && run.state.forks[top.fork]?.node === block.split);
}

function canStillBeReached(run: Run, wait: Wait): boolean {
  return liveTokens(run.state).some((token) => {
    if (token.scope !== wait.scope) return false;
    const at = "join" in token ? token.join : token.node;
    return at !== wait.join && run.index.reaches(at, wait.join);
  });
}

function onlyWaiting(run: Run, standing: Wait[]): boolean {
  return liveTokens(run.state).every((token) => token.scope !== standing[0]?.scope || "join" in token);
}

function waitsAt(run: Run, join: string, scope: string): Wait[] {
  return Object.values(run.state.waits).filter((wait) => wait.join === join && wait.scope === scope);
}

/** The tokens become one that stands where all their forks have in common; what they leave is settled. */
function mergeWaits(run: Run, node: ProcessNode, waits: Wait[]): void {
  const scope = waits[0]?.scope ?? "";
  const stack = commonStack(waits.map((wait) => wait.stack));
  const detour = waits.find((wait) => wait.detour.length > 0)?.detour ?? [];
  emit(run, { type: "join-passed", join: node.id, scope, waits: waits.map((wait) => wait.id) });
  emit(run, { type: "node-passed", node: node.id, scope });
  follow(run, node, { scope, stack, detour });
  for (const wait of waits) {
    for (let depth = wait.stack.length; depth > stack.length; depth--) {
      const place = wait.stack[depth - 1];
      if (place && !isBranchLive(run, place, scope)) branchOver(run, wait.stack.slice(0, depth), scope);
    }
  }
}

function commonStack(stacks: Place[][]): Place[] {
  const first = stacks[0] ?? [];
  const end = first.findIndex((place, at) => !stacks.every((stack) => samePlace(stack[at], place)));
  return end === -1 ? first : first.slice(0, end);
}

import { consume } from "./branch.ts";
import { enterVisit } from "./enter.ts";
import { arriveAtJoin } from "./join.ts";
import { nodeOf } from "./process-index.ts";
import { emit, forkOf, type Run, type Token } from "./run.ts";
import type { Direct, Place } from "./state.ts";

/** 直送: a step that was returned to is done; the case goes straight back to where it came from. */
export function goDirect(run: Run, token: Token, direct: Direct): void {
  if (direct.kind === "scope") {
    closeReopened(run, token.stack, []);
    consume(run, { scope: token.scope, stack: [], detour: [] });
    return;
  }
  if (direct.kind === "branch") {
    const end = token.stack.findIndex((place) => place.fork === direct.place.fork) + 1;
    closeReopened(run, token.stack.slice(end), []);
    const stack = token.stack.slice(0, end);
    const at = { node: direct.join ?? token.node, flow: direct.flow, scope: token.scope, stack, detour: token.detour };
    if (direct.join === null) consume(run, at);
    else arriveAtJoin(run, nodeOf(run.index, direct.join), at);
    return;
  }
  closeReopened(run, token.stack, [...direct.stack, ...direct.detour]);
  const at = { node: direct.node, flow: null, scope: token.scope, stack: direct.stack, detour: direct.detour };
  enterVisit(run, at, { how: "direct", previous: direct.previous, ...(direct.direct ? { direct: direct.direct } : {}) });
}

/** Forks that were reopened for the one branch just done, and that the way back doesn't lead into. */
function closeReopened(run: Run, stack: Place[], kept: Place[]): void {
  for (const place of [...stack].reverse()) {
    if (kept.some((other) => other.fork === place.fork)) continue;
    if (forkOf(run.state, place.fork).status === "open") emit(run, { type: "fork-closed", fork: place.fork, reason: "direct" });
  }
}

import { flowOf, nodeOf } from "./process-index.ts";
import { emit, forkOf, isInside, liveTokens, nextId, type Run, type Token } from "./run.ts";
import type { Member, Place, Visit } from "./state.ts";
import type { ProcessNode } from "./types.ts";

/** What keeps the files of the engine apart: none calls the next, each puts what follows into the run's queue. */

type Placed = Pick<Token, "scope" | "stack" | "detour">;

function placeOf({ scope, stack, detour }: Placed): Placed {
  return { scope, stack, detour };
}

/** What follows a visit that was left: forward along the drawing, or straight back (直送) when it was returned to that way. */
export function goOnAfter(run: Run, visit: Visit): void {
  if (visit.direct) run.queue.push({ ...placeOf(visit), node: visit.node, flow: null, work: { kind: "direct", direct: visit.direct } });
  else follow(run, nodeOf(run.index, visit.node), visit);
}

/** Goes through a node that does nothing. */
export function pass(run: Run, node: ProcessNode, token: Placed): void {
  emit(run, { type: "node-passed", node: node.id, scope: token.scope });
  follow(run, node, token);
}

/** Puts the token on the one way out; a node without a way out ends it. */
export function follow(run: Run, node: ProcessNode, token: Placed): void {
  const flow = node.outgoing[0];
  if (flow === undefined) run.queue.push({ ...placeOf(token), node: node.id, flow: null, work: { kind: "end" } });
  else push(run, flow, token);
}

export function push(run: Run, flow: string, token: Placed): void {
  run.queue.push({ ...placeOf(token), node: flowOf(run.index, flow).target, flow });
}

/** Whether the main way of a branch still has a token; ways beside it (a reminder's) don't hold it open. */
export function isBranchLive(run: Run, place: Place, scope: string): boolean {
  const inside = (token: { scope: string; stack: Place[]; detour: Place[] }) => {
    if (token.scope !== scope || !isInside(run.state, token, place.fork, place.branch)) return false;
    const depth = token.stack.findIndex((other) => other.fork === place.fork);
    return depth < 0 || !token.stack.slice(depth + 1).some((other) => forkOf(run.state, other.fork).side);
  };
  return run.queue.some(inside) || liveTokens(run.state).some(inside);
}

export function isScopeLive(run: Run, scope: string): boolean {
  return run.queue.some((token) => token.scope === scope) || liveTokens(run.state).some((token) => token.scope === scope);
}

/** Opens a sub-process instance (or one member of a multi-instance one) and puts a token at its start. */
export function openScope(run: Run, of: string, parent: string | null, visit: string | null, start: string, member?: Member): string {
  const id = nextId(run, "s");
  emit(run, { type: "scope-opened", scope: { id, of, parent, visit, ...(member ? { member } : {}) } });
  run.queue.push({ node: start, flow: null, scope: id, stack: [], detour: [] });
  return id;
}

export function startOf(run: Run, scope: string): string {
  const starts = run.index.scopes.get(scope)?.starts ?? [];
  const plain = starts.find((id) => nodeOf(run.index, id).trigger === undefined);
  const start = plain ?? starts[0];
  if (start === undefined) throw new Error(`scope ${scope} has no start`);
  return start;
}

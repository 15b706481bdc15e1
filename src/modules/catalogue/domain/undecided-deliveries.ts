import type { CompiledProcess, ProcessNode, StepRole } from "../../../core/process/index.ts";

/** Steps whose act decides the case (行政许可法 38, 42). A reply from above (上级批复) does where delivery is all that follows it. */
const DECIDING: ReadonlySet<StepRole> = new Set<StepRole>(["decide", "settle"]);

/**
 * Delivery steps that some way reaches undecided. Only what has been decided can be delivered, so a case that took such a way would wait there
 * for ever. A parallel join waits for all its branches: what comes out of it is decided when one of them was.
 */
export function undecidedDeliveries(process: CompiledProcess): ProcessNode[] {
  const walk = walkOf(process);
  const starts = process.scopes.filter((scope) => scope.parent === null).flatMap((scope) => scope.starts);
  const undecided = new Set<string>();
  const work = [...starts];
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const node = walk.nodes.get(id);
    if (!node || undecided.has(id)) continue;
    const awaited = node.kind === "parallel" ? (walk.before.get(id) ?? []) : [];
    if (!awaited.every((from) => passesUndecided(walk, from, undecided))) continue;
    undecided.add(id);
    // An event on the border leaves the step before it is done, so it leaves a deciding step undecided.
    work.push(...(decides(walk, node) ? walk.bordersOf(id) : walk.after(id)));
  }
  return process.nodes.filter((node) => node.step?.role === "deliver" && undecided.has(node.id));
}

interface Walk {
  nodes: ReadonlyMap<string, ProcessNode>;
  before: ReadonlyMap<string, string[]>;
  /** What may come next: by the flows, into a sub-process and out of it again, over the events on its border. */
  after(id: string): string[];
  bordersOf(id: string): string[];
}

function walkOf({ nodes, flows, scopes }: CompiledProcess): Walk {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const next = new Map(nodes.map((node) => [node.id, [] as string[]]));
  const before = new Map(nodes.map((node) => [node.id, [] as string[]]));
  const inner = new Map(scopes.map((scope) => [scope.id, scope.starts]));
  for (const { source, target } of flows) {
    next.get(source)?.push(target);
    before.get(target)?.push(source);
  }
  const bordersOf = (id: string) => nodes.filter((node) => node.attachedTo === id).map((node) => node.id);
  // Leaving a sub-process happens at the ends inside it, never by passing it by.
  const onward = (id: string): string[] => {
    const node = byId.get(id);
    const starts = inner.get(id);
    if (starts && starts.length > 0) return starts;
    const host = node?.kind === "end" && node.scope !== id ? byId.get(node.scope) : undefined;
    return host ? (next.get(host.id) ?? []) : (next.get(id) ?? []);
  };
  return { nodes: byId, before, bordersOf, after: (id) => [...onward(id), ...bordersOf(id)] };
}

function passesUndecided(walk: Walk, id: string, undecided: ReadonlySet<string>): boolean {
  const node = walk.nodes.get(id);
  return undecided.has(id) && !(node && decides(walk, node));
}

function decides(walk: Walk, node: ProcessNode): boolean {
  if (node.step === undefined) return false;
  if (DECIDING.has(node.step.role)) return true;
  if (node.step.role !== "reply") return false;
  const following = nextSteps(walk, node.id, new Set());
  return following.length > 0 && following.every((step) => step.step?.role === "deliver");
}

/** The steps that may open when this one is done. */
function nextSteps(walk: Walk, id: string, seen: Set<string>): ProcessNode[] {
  return walk.after(id).flatMap((next) => {
    const node = walk.nodes.get(next);
    if (!node || seen.has(next)) return [];
    seen.add(next);
    return node.step ? [node] : nextSteps(walk, next, seen);
  });
}

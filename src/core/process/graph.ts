import type { NodeKind, ProcessBlock, ProcessFlow, ProcessNode } from "./types.ts";

/** The parts of a process the analyses walk over; a boundary event is entered from its host. */
export interface Graph {
  nodes: Map<string, ProcessNode>;
  next: Map<string, string[]>;
  before: Map<string, string[]>;
  flows: Map<string, ProcessFlow>;
}

export function graphOf(nodes: ProcessNode[], flows: ProcessFlow[]): Graph {
  const graph: Graph = {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    next: new Map(nodes.map((node) => [node.id, []])),
    before: new Map(nodes.map((node) => [node.id, []])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
  const edge = (from: string, to: string) => {
    graph.next.get(from)?.push(to);
    graph.before.get(to)?.push(from);
  };
  for (const flow of flows) edge(flow.source, flow.target);
  for (const node of nodes) if (node.attachedTo !== undefined) edge(node.attachedTo, node.id);
  return graph;
}

/** Nodes that can follow `from` (itself only when on a circle), in the same scope. */
export function reachableFrom(graph: Graph, from: string): Set<string> {
  return walkUntil(graph.next, graph.next.get(from) ?? [], undefined);
}

/** Everything reached from `starts` without going through `stop`. */
export function walkUntil(next: Map<string, string[]>, starts: string[], stop: string | undefined): Set<string> {
  const seen = new Set<string>();
  const work = [...starts];
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    if (id === stop || seen.has(id)) continue;
    seen.add(id);
    work.push(...(next.get(id) ?? []));
  }
  return seen;
}

/** Which kinds of join close which kinds of split. An inclusive split before a parallel join waits for ever by BPMN: no block. */
const CLOSES: Partial<Record<NodeKind, NodeKind[]>> = { parallel: ["parallel", "inclusive"], inclusive: ["inclusive"] };

/**
 * Pairs of split and join between which the drawing is block-structured: whatever is reached from the split without passing the
 * join is entered through the split only. Branches may end early at an end event.
 */
export function findBlocks(graph: Graph): ProcessBlock[] {
  const blocks: ProcessBlock[] = [];
  const taken = new Set<string>();
  for (const split of innermostFirst(graph)) {
    const kinds = CLOSES[split.kind] ?? [];
    const block = [...reachableFrom(graph, split.id)]
      .filter((id) => !taken.has(id) && isJoin(graph.nodes.get(id)) && kinds.includes(graph.nodes.get(id)?.kind ?? "end"))
      .flatMap((join) => blockBetween(graph, split, join) ?? [])
      .sort((a, b) => Object.keys(a.inside).length - Object.keys(b.inside).length)[0];
    if (!block) continue;
    taken.add(block.join);
    blocks.push(block);
  }
  return withoutLoose(graph, blocks);
}

/** A block holds only if all splits and joins inside are blocks themselves: else tokens of other forks come to its join. */
function withoutLoose(graph: Graph, blocks: ProcessBlock[]): ProcessBlock[] {
  const splits = new Set(blocks.map((block) => block.split));
  const joins = new Set(blocks.map((block) => block.join));
  const isLoose = (id: string) => {
    const node = graph.nodes.get(id);
    if (!node || !CLOSES[node.kind]) return false;
    return (node.outgoing.length > 1 && !splits.has(id)) || (node.incoming.length > 1 && !joins.has(id));
  };
  const sound = blocks.filter((block) => !Object.keys(block.inside).some(isLoose));
  return sound.length === blocks.length ? blocks : withoutLoose(graph, sound);
}

function isJoin(node: ProcessNode | undefined): boolean {
  return node !== undefined && node.incoming.length > 1;
}

function innermostFirst(graph: Graph): ProcessNode[] {
  const splits = [...graph.nodes.values()].filter((node) => node.outgoing.length > 1 && CLOSES[node.kind]);
  const reach = new Map(splits.map((split) => [split.id, reachableFrom(graph, split.id).size]));
  return splits.sort((a, b) => (reach.get(a.id) ?? 0) - (reach.get(b.id) ?? 0));
}

function blockBetween(graph: Graph, split: ProcessNode, join: string): ProcessBlock | undefined {
  const inside: Record<string, string> = {};
  for (const flowId of split.outgoing) {
    const first = graph.flows.get(flowId)?.target;
    if (first === undefined) return undefined;
    for (const id of walkUntil(graph.next, [first], join)) inside[id] ??= flowId;
  }
  const allowed = (id: string) => id === split.id || Object.hasOwn(inside, id);
  if (Object.hasOwn(inside, split.id)) return undefined;
  for (const id of [...Object.keys(inside), join]) if (!(graph.before.get(id) ?? []).every(allowed)) return undefined;
  return { split: split.id, join, inside };
}

/** Immediate post-dominators by plain iteration to a fixed point; ends lead to a common exit. */
export function postDominators(graph: Graph): Record<string, string> {
  const ids = [...graph.nodes.keys()];
  const order = exitFirst(graph, ids);
  const exit = "";
  const parent = new Map<string, string>([[exit, exit]]);
  const rank = new Map<string, number>([[exit, 0], ...order.map((id, at) => [id, at + 1] as const)]);
  const meet = (a: string, b: string): string => {
    let [x, y] = [a, b];
    while (x !== y) {
      if ((rank.get(x) ?? 0) > (rank.get(y) ?? 0)) x = parent.get(x) ?? exit;
      else y = parent.get(y) ?? exit;
    }
    return x;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of order) {
      const ways = graph.next.get(id) ?? [];
      const known = (ways.length === 0 ? [exit] : ways).filter((way) => parent.has(way));
      const found = known.reduce<string | undefined>((sum, way) => (sum === undefined ? way : meet(sum, way)), undefined);
      if (found !== undefined && parent.get(id) !== found) {
        parent.set(id, found);
        changed = true;
      }
    }
  }
  return Object.fromEntries(ids.flatMap((id) => (parent.get(id) ? [[id, parent.get(id) ?? exit]] : [])));
}

/** Reverse post-order of the reversed graph, so that the iteration settles quickly. */
function exitFirst(graph: Graph, ids: string[]): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  for (const end of ids.filter((id) => (graph.next.get(id) ?? []).length === 0)) {
    const work: { id: string; done: boolean }[] = [{ id: end, done: false }];
    for (let step = work.pop(); step; step = work.pop()) {
      if (step.done) order.push(step.id);
      if (step.done || seen.has(step.id)) continue;
      seen.add(step.id);
      work.push({ id: step.id, done: true });
      for (const id of graph.before.get(step.id) ?? []) work.push({ id, done: false });
    }
  }
  return order.reverse();
}

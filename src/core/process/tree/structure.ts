import { groupBy } from "../group-by.ts";
import type { Draft } from "../read-scope.ts";
import type { ProcessFault, ProcessFlow, ProcessNode } from "../types.ts";
import type { ProcessTree, TreeBoundary, TreeBranch, TreeGateway, TreeNode } from "./model.ts";
import { activityOf, branchOf, eventOf, isGateway, namedOf } from "./read-node.ts";

type Structure = { ok: true; steps: TreeNode[]; flows: ProcessTree["flows"] } | { ok: false; faults: ProcessFault[] };

/** Where sequences that don't end by themselves lead, and how many of the lines into it they account for. */
interface Open {
  node: string;
  lines: number;
}

interface Sequence {
  steps: TreeNode[];
  open?: Open;
}

interface Walk {
  nodes: Map<string, ProcessNode>;
  outgoing: Map<string, ProcessFlow[]>;
  /** lines into a node, without those that come back from further down */
  forward: Map<string, number>;
  back: ReadonlySet<string>;
  /** nodes lines come back to */
  returns: ReadonlySet<string>;
  boundary: Map<string, ProcessNode[]>;
  starts: Map<string, string[]>;
  documents: ReadonlyMap<string, string>;
  flows: ProcessTree["flows"];
  seen: Set<string>;
}

/** A drawing that isn't made of blocks, at the element where it shows. */
class NotATree extends Error {
  readonly fault: ProcessFault;
  constructor(code: string, node: Pick<ProcessNode, "id" | "name"> | undefined) {
    super(code);
    this.fault = { code, ...(node ? { element: node.id } : {}), ...(node?.name ? { name: node.name } : {}) };
  }
}

/**
 * Finds the blocks by walking down: a split's branches are followed until they end or come to a node others lead to as well. If all that
 * stay open lead to the same node, and no other line does, the block closes there; lines still missing belong to a split further out.
 */
export function readStructure(draft: Draft, process: string, documents: ReadonlyMap<string, string>): Structure {
  const outgoing = groupBy(draft.flows, (flow) => flow.source);
  const boundary = groupBy(
    draft.nodes.filter((node) => node.attachedTo !== undefined),
    (node) => node.attachedTo ?? "",
  );
  const back = backFlows(draft, outgoing, boundary);
  const forward = new Map<string, number>();
  for (const flow of draft.flows) if (!back.has(flow.id)) forward.set(flow.target, (forward.get(flow.target) ?? 0) + 1);
  const walk: Walk = {
    nodes: new Map(draft.nodes.map((node) => [node.id, node])),
    outgoing,
    forward,
    back,
    returns: new Set(draft.flows.flatMap((flow) => (back.has(flow.id) ? [flow.target] : []))),
    boundary,
    starts: new Map(draft.scopes.map((scope) => [scope.id, scope.starts])),
    documents,
    flows: {},
    seen: new Set(),
  };
  try {
    const steps = scopeSteps(walk, process);
    const lost = draft.nodes.find((node) => !walk.seen.has(node.id));
    if (lost) throw new NotATree("process/unreachable", lost);
    return { ok: true, steps, flows: walk.flows };
  } catch (error) {
    if (error instanceof NotATree) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

/** Lines to a node already on the way, found from the starts down in drawn order. */
function backFlows(draft: Draft, outgoing: Map<string, ProcessFlow[]>, boundary: Map<string, ProcessNode[]>): Set<string> {
  const state = new Map<string, "open" | "done">();
  const back = new Set<string>();
  const visit = (id: string) => {
    state.set(id, "open");
    for (const flow of outgoing.get(id) ?? []) {
      if (state.get(flow.target) === "open") back.add(flow.id);
      else if (!state.has(flow.target)) visit(flow.target);
    }
    for (const event of boundary.get(id) ?? []) if (!state.has(event.id)) visit(event.id);
    state.set(id, "done");
  };
  for (const start of draft.scopes.flatMap((scope) => scope.starts)) visit(start);
  return back;
}

function scopeSteps(walk: Walk, scope: string): TreeNode[] {
  const starts = walk.starts.get(scope) ?? [];
  const first = starts[0];
  if (first === undefined) throw new NotATree("process/without-start", walk.nodes.get(scope) ?? { id: scope, name: "" });
  if (starts.length > 1) throw new NotATree("process/tree-several-starts", walk.nodes.get(starts[1] ?? ""));
  const { steps, open } = sequence(walk, { node: first, lines: 0 });
  if (open) throw new NotATree("process/tree-not-blocks", walk.nodes.get(open.node));
  return steps;
}

/** Follows the way from a node on, as far as it is one way; inside a block, up to the gateway that closes it. */
function sequence(walk: Walk, from: Open, inside?: TreeGateway): Sequence {
  const steps: TreeNode[] = [];
  let at: Open | undefined = from;
  while (at && (walk.forward.get(at.node) ?? 0) <= at.lines) {
    const node = walk.nodes.get(at.node) as ProcessNode; // flows join nodes of the drawing only
    if (at.lines === 1 && node.kind === inside && isPlain(walk, node) && !isUnjoined(steps.at(-1), inside)) break;
    if (walk.seen.has(node.id)) throw new NotATree("process/tree-not-blocks", node);
    walk.seen.add(node.id);
    at = joins(walk, steps.at(-1), node, at.lines) ? along(walk, node, steps) : step(walk, node, steps);
  }
  return { steps, ...(at ? { open: at } : {}) };
}

/** A gateway where the branches just read meet belongs to their block. */
function joins(walk: Walk, before: TreeNode | undefined, node: ProcessNode, lines: number): boolean {
  if (!before || !isGateway(node) || (walk.outgoing.get(node.id) ?? []).length !== 1) return false;
  if (walk.documents.has(node.id)) return false;
  const join = { id: node.id, name: node.name };
  if (before.kind === "branches" && before.gateway === node.kind && !before.join && (lines > 1 || isPlain(walk, node))) {
    before.join = join;
    return true;
  }
  if ("boundary" in before && node.kind === "exclusive" && !before.merge && lines > 1) {
    before.merge = join;
    return true;
  }
  return false;
}

/** Whether the gateway closes the block just read rather than the one around it. */
function isUnjoined(before: TreeNode | undefined, gateway: TreeGateway): boolean {
  return before?.kind === "branches" && before.gateway === gateway && !before.join;
}

/** One way in, one way out: a gateway where a block closes of which only one branch is left. */
function isPlain(walk: Walk, node: ProcessNode): boolean {
  return (walk.outgoing.get(node.id) ?? []).length === 1 && !walk.returns.has(node.id);
}

function step(walk: Walk, node: ProcessNode, steps: TreeNode[]): Open | undefined {
  const outs = walk.outgoing.get(node.id) ?? [];
  const named = namedOf(node, walk.documents.get(node.id));
  const event = eventOf(node, named);
  if (event) {
    steps.push(event);
    return node.kind === "end" ? undefined : along(walk, node, steps);
  }
  if (isGateway(node)) {
    if (outs.length > 1) return split(walk, node, steps);
    steps.push({ kind: "point", ...named, gateway: node.kind });
    return along(walk, node, steps);
  }
  const inner = node.kind === "sub-process" ? scopeSteps(walk, node.id) : [];
  const activity = activityOf(node, named, inner);
  if (!activity) throw new NotATree("process/tree-element", node);
  steps.push(activity);
  const on = along(walk, node, steps);
  const ways = (walk.boundary.get(node.id) ?? []).map((event) => besides(walk, event));
  activity.boundary = ways.map(({ boundary }) => boundary);
  return meet(node, [on, ...ways.map((way) => way.open)]);
}

/** What follows a boundary event. */
function besides(walk: Walk, event: ProcessNode): { boundary: TreeBoundary; open: Open | undefined } {
  walk.seen.add(event.id);
  const steps: TreeNode[] = [];
  const has = (walk.outgoing.get(event.id) ?? []).length > 0;
  const first = has ? along(walk, event, steps) : undefined;
  const rest: Sequence = first ? sequence(walk, first) : { steps: [] };
  const boundary: TreeBoundary = {
    ...namedOf(event, walk.documents.get(event.id)),
    interrupting: event.interrupting !== false,
    ...(event.trigger ? { trigger: event.trigger } : {}),
    steps: [...steps, ...rest.steps],
    rejoins: rest.open !== undefined,
  };
  return { boundary, open: rest.open };
}

function split(walk: Walk, node: ProcessNode, steps: TreeNode[]): Open | undefined {
  const branches: TreeBranch[] = [];
  const opens: (Open | undefined)[] = [];
  for (const flow of walk.outgoing.get(node.id) ?? []) {
    const first: TreeNode[] = [];
    const next = follow(walk, flow, first);
    const rest: Sequence = next ? sequence(walk, next, node.kind as TreeGateway) : { steps: [] };
    branches.push(branchOf(flow, node, [...first, ...rest.steps]));
    opens.push(rest.open);
  }
  steps.push({ kind: "branches", ...namedOf(node, walk.documents.get(node.id)), gateway: node.kind as TreeGateway, branches });
  const open = meet(node, opens);
  const together = node.kind !== "exclusive" && opens.filter((way) => way !== undefined).length > 1;
  if (open && together && (walk.nodes.get(open.node)?.kind !== node.kind || walk.forward.get(open.node) !== open.lines)) {
    throw new NotATree("process/tree-not-joined", node);
  }
  return open;
}

/** All ways that stay open must lead to the same place. */
function meet(node: ProcessNode, ways: (Open | undefined)[]): Open | undefined {
  const open = ways.filter((way) => way !== undefined);
  const target = open[0]?.node;
  if (open.some((way) => way.node !== target)) throw new NotATree("process/tree-not-blocks", node);
  return target === undefined ? undefined : { node: target, lines: open.reduce((sum, way) => sum + way.lines, 0) };
}

/** The one way on from a node that isn't a split. */
function along(walk: Walk, node: ProcessNode, steps: TreeNode[]): Open | undefined {
  const outs = walk.outgoing.get(node.id) ?? [];
  const flow = outs[0];
  if (!flow) throw new NotATree("process/dead-end", node);
  if (outs.length > 1 || flow.condition !== undefined) throw new NotATree("process/tree-implied-split", node);
  const usual = `${flow.source}-to-${flow.target}`;
  if (flow.id !== usual || flow.name) {
    walk.flows[`${flow.source}>${flow.target}`] = { id: flow.id, ...(flow.name ? { name: flow.name } : {}) };
  }
  return follow(walk, flow, steps);
}

function follow(walk: Walk, flow: ProcessFlow, steps: TreeNode[]): Open | undefined {
  if (!walk.back.has(flow.id)) return { node: flow.target, lines: 1 };
  steps.push({ kind: "back", to: flow.target });
  return undefined;
}

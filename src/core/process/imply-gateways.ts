import { groupBy } from "./group-by.ts";
import type { Draft } from "./read-scope.ts";
import type { NodeKind, ProcessFlow, ProcessNode } from "./types.ts";

const GATEWAYS = new Set<NodeKind>(["exclusive", "parallel", "inclusive", "event-based"]);

/**
 * BPMN lets an activity split by itself and a gateway join and split at once. Each becomes two nodes here, so that the engine
 * knows one place for every firing. Also links nodes with their flows.
 */
export function implyGateways(draft: Draft): void {
  const incoming = groupBy(draft.flows, (flow) => flow.target);
  const outgoing = groupBy(draft.flows, (flow) => flow.source);
  for (const node of [...draft.nodes]) {
    const ins = incoming.get(node.id) ?? [];
    const outs = outgoing.get(node.id) ?? [];
    node.incoming = ins.map((flow) => flow.id);
    node.outgoing = outs.map((flow) => flow.id);
    if (GATEWAYS.has(node.kind)) splitMixed(draft, node, ins, outs);
    else if (outs.length > 1) splitActivity(draft, node, outs);
    else if (outs[0]?.condition !== undefined) splitActivity(draft, node, outs);
  }
}

function splitMixed(draft: Draft, node: ProcessNode, ins: ProcessFlow[], outs: ProcessFlow[]): void {
  const joins = node.kind === "parallel" || node.kind === "inclusive";
  if (!joins || ins.length < 2 || outs.length < 2) return;
  const join = implied(node, `${node.id}~join`, node.kind);
  for (const flow of ins) flow.target = join.id;
  join.incoming = node.incoming;
  connect(draft, join, node);
  draft.nodes.push(join);
}

/** All unconditional: parallel. Else every true condition is followed: inclusive. */
function splitActivity(draft: Draft, node: ProcessNode, outs: ProcessFlow[]): void {
  const conditional = outs.some((flow) => flow.condition !== undefined);
  const split = implied(node, `${node.id}~split`, conditional ? "inclusive" : "parallel");
  if (node.defaultFlow !== undefined) {
    split.defaultFlow = node.defaultFlow;
    delete node.defaultFlow;
  }
  for (const flow of outs) flow.source = split.id;
  split.outgoing = node.outgoing;
  connect(draft, node, split);
  draft.nodes.push(split);
}

function implied(node: ProcessNode, id: string, kind: NodeKind): ProcessNode {
  return { id, name: node.name, kind, scope: node.scope, incoming: [], outgoing: [], implied: true };
}

function connect(draft: Draft, from: ProcessNode, to: ProcessNode): void {
  const flow: ProcessFlow = { id: `${from.id}~${to.id}`, name: "", source: from.id, target: to.id, scope: from.scope };
  from.outgoing = [flow.id];
  to.incoming = [flow.id];
  draft.flows.push(flow);
}

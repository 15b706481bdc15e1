import type { ProcessFlow, ProcessNode } from "../types.ts";
import type { TreeActivity, TreeBranch, TreeEvent, TreeGateway, TreeNode, TreeTaskKind } from "./model.ts";

/** The parts of the tree made of single nodes of the drawing. */

interface Named {
  id: string;
  name: string;
  documentation?: string;
}

const GATEWAYS = new Set<string>(["exclusive", "parallel", "inclusive"] satisfies TreeGateway[]);
const EVENTS = new Set<string>(["start", "end", "catch", "throw"] satisfies TreeEvent["kind"][]);
const TASKS = new Set<string>(["user", "manual", "service", "send", "receive", "rule"] satisfies TreeTaskKind[]);

export function isGateway(node: ProcessNode): node is ProcessNode & { kind: TreeGateway } {
  return GATEWAYS.has(node.kind);
}

export function namedOf(node: ProcessNode, documentation: string | undefined): Named {
  return { id: node.id, name: node.name, ...(documentation === undefined ? {} : { documentation }) };
}

export function eventOf(node: ProcessNode, named: Named): TreeEvent | undefined {
  if (!EVENTS.has(node.kind)) return undefined;
  return { kind: node.kind as TreeEvent["kind"], ...named, ...(node.trigger ? { trigger: node.trigger } : {}) };
}

/** A task or sub-process; undefined for what the tree has no card for. */
export function activityOf(node: ProcessNode, named: Named, inner: TreeNode[]): TreeActivity | undefined {
  const common = { ...named, ...(node.step ? { step: node.step } : {}), ...(node.multi ? { multi: node.multi } : {}), boundary: [] };
  if (node.kind === "sub-process") return { kind: "sub-process", ...common, steps: inner };
  if (!TASKS.has(node.kind)) return undefined;
  return {
    kind: node.kind as TreeTaskKind,
    ...common,
    ...(node.trigger ? { trigger: node.trigger } : {}),
    ...(node.decision ? { decision: node.decision } : {}),
  };
}

export function branchOf(flow: ProcessFlow, split: ProcessNode, steps: TreeNode[]): TreeBranch {
  return {
    id: flow.id,
    name: flow.name,
    ...(flow.condition === undefined ? {} : { condition: flow.condition }),
    otherwise: split.defaultFlow === flow.id,
    steps,
  };
}

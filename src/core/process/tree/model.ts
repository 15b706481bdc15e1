import type { MultiSettings, ProcessNode, ProcessSettings, StepSettings, Trigger } from "../types.ts";

/**
 * A block-structured drawing as a tree: what the vertical designer shows and changes. It is another way to write the same BPMN, never
 * stored: `readTree` and `writeTree` go there and back without loss.
 */
export interface ProcessTree {
  id: string;
  name: string;
  documentation?: string;
  settings: ProcessSettings;
  /** from the start event to the end */
  steps: TreeNode[];
  /** flows that have an id or a name of their own, by `source>target`; all others are named after what they join */
  flows: Record<string, { id: string; name?: string }>;
}

interface Named {
  id: string;
  name: string;
  documentation?: string;
}

export type TreeTaskKind = "user" | "manual" | "service" | "send" | "receive" | "rule";

export interface TreeTask extends Named {
  kind: TreeTaskKind;
  step?: StepSettings;
  multi?: MultiSettings;
  trigger?: Trigger;
  decision?: NonNullable<ProcessNode["decision"]>;
  boundary: TreeBoundary[];
  /** gateway where the ways of interrupting boundary events come back to the main one */
  merge?: { id: string; name: string };
}

export interface TreeSubProcess extends Named {
  kind: "sub-process";
  step?: StepSettings;
  multi?: MultiSettings;
  steps: TreeNode[];
  boundary: TreeBoundary[];
  merge?: { id: string; name: string };
}

/** A timer, message or error on the border of a step, with what follows it. */
export interface TreeBoundary extends Named {
  interrupting: boolean;
  trigger?: Trigger;
  steps: TreeNode[];
  /** the way goes on after the step it is attached to */
  rejoins: boolean;
}

export interface TreeEvent extends Named {
  kind: "start" | "end" | "catch" | "throw";
  trigger?: Trigger;
}

export type TreeGateway = "exclusive" | "parallel" | "inclusive";

export interface TreeBranches extends Named {
  kind: "branches";
  gateway: TreeGateway;
  branches: TreeBranch[];
  /** exclusive branches may also meet without a gateway, at what comes next */
  join?: { id: string; name: string };
}

/** One way out of a split; its id is that of the flow. */
export interface TreeBranch {
  id: string;
  name: string;
  condition?: string;
  /** taken when no other condition holds */
  otherwise: boolean;
  steps: TreeNode[];
}

/** A gateway with one way on: where ways from further down come back to. */
export interface TreePoint extends Named {
  kind: "point";
  gateway: TreeGateway;
}

/** The way goes back up to something already passed. Always the last of its sequence. */
export interface TreeBack {
  kind: "back";
  to: string;
}

export type TreeActivity = TreeTask | TreeSubProcess;
export type TreeNode = TreeActivity | TreeEvent | TreeBranches | TreePoint | TreeBack;

/** Whether the sequence ends by itself, so that nothing can follow. */
export function isClosed(steps: readonly TreeNode[]): boolean {
  const last = steps.at(-1);
  if (!last) return false;
  if (last.kind === "end" || last.kind === "back") return true;
  if (last.kind === "branches") return last.branches.length > 0 && last.branches.every((branch) => isClosed(branch.steps));
  return false;
}

export function isActivity(node: TreeNode): node is TreeActivity {
  return "boundary" in node;
}

/** The sequences directly inside a node: branches, the body of a sub-process, what follows boundary events. */
export function sequencesOf(node: TreeNode): { id: string; steps: TreeNode[] }[] {
  if (node.kind === "branches") return node.branches;
  if (!isActivity(node)) return [];
  return [...(node.kind === "sub-process" ? [{ id: node.id, steps: node.steps }] : []), ...node.boundary];
}

/** Every node of the tree, from the top down. */
export function nodesOf(steps: readonly TreeNode[]): TreeNode[] {
  return steps.flatMap((node) => [node, ...sequencesOf(node).flatMap((inner) => nodesOf(inner.steps))]);
}

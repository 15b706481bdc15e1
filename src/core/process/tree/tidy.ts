import { mapNodes, mapSequences, newIds } from "./find.ts";
import {
  isActivity,
  isClosed,
  nodesOf,
  type ProcessTree,
  type TreeActivity,
  type TreeBoundary,
  type TreeBranch,
  type TreeBranches,
  type TreeNode,
} from "./model.ts";

/** What every change leaves behind: blocks closed by a join where branches meet, no block with a single branch, no names of lines that are gone. */
export function tidy(tree: ProcessTree): ProcessTree {
  const dissolved = mapSequences(tree.steps, (list) => list.flatMap(dissolve));
  const ids = newIds({ ...tree, steps: dissolved });
  const steps = mapNodes(dissolved, (node) => {
    if (node.kind === "branches") return withJoin(node, ids);
    return isActivity(node) ? withMerge(node, ids) : node;
  });
  return { ...tree, steps, flows: keptFlows(tree.flows, steps) };
}

function dissolve(node: TreeNode): TreeNode[] {
  return node.kind === "branches" && node.branches.length < 2 ? (node.branches[0]?.steps ?? []) : [node];
}

function withJoin(node: TreeBranches, ids: (prefix: string) => string): TreeBranches {
  const { join, ...rest } = { ...node, branches: node.branches.map((branch) => conditioned(branch, node)) };
  return isClosed([node]) ? rest : { ...rest, join: join ?? { id: ids("join"), name: "" } };
}

/** Conditions only where they are asked: not on parallel branches, nor on the one taken otherwise. */
function conditioned({ condition, ...branch }: TreeBranch, { gateway }: TreeBranches): TreeBranch {
  const otherwise = branch.otherwise && gateway !== "parallel";
  return { ...branch, otherwise, ...(condition === undefined || otherwise || gateway === "parallel" ? {} : { condition }) };
}

function withMerge(node: TreeActivity, ids: (prefix: string) => string): TreeActivity {
  const { merge, ...rest } = { ...node, boundary: node.boundary.map((event) => rejoining(event, ids)) };
  if (!rest.boundary.some((event) => event.rejoins)) return rest;
  return { ...rest, merge: merge ?? { id: ids("merge"), name: "" } };
}

/** A way beside the main one (a reminder's) ends by itself: the main one goes on without it. */
function rejoining(event: TreeBoundary, ids: (prefix: string) => string): TreeBoundary {
  const open = !isClosed(event.steps);
  if (event.interrupting || !open || event.steps.length === 0) return { ...event, rejoins: event.interrupting && open };
  return { ...event, rejoins: false, steps: [...event.steps, { kind: "end", id: ids("end"), name: "" }] };
}

function keptFlows(flows: ProcessTree["flows"], steps: readonly TreeNode[]): ProcessTree["flows"] {
  const ids = new Set<string>();
  for (const node of nodesOf(steps)) {
    if (node.kind === "back") continue;
    ids.add(node.id);
    if (node.kind === "branches" && node.join) ids.add(node.join.id);
    if (isActivity(node)) for (const part of [...node.boundary, ...(node.merge ? [node.merge] : [])]) ids.add(part.id);
  }
  return Object.fromEntries(Object.entries(flows).filter(([way]) => way.split(">").every((id) => ids.has(id))));
}

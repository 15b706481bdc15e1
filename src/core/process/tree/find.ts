import { isActivity, nodesOf, type ProcessTree, sequencesOf, type TreeNode } from "./model.ts";

/** Finding and replacing parts of a tree. */

/** The steps of the sequence with this id: the process, a branch, a sub-process or a boundary event. */
export function sequenceOf(tree: ProcessTree, id: string): TreeNode[] | undefined {
  if (id === tree.id) return tree.steps;
  for (const node of nodesOf(tree.steps)) for (const inner of sequencesOf(node)) if (inner.id === id) return inner.steps;
  return undefined;
}

/** The sequence a node stands in, and at which place. */
export function whereIs(tree: ProcessTree, id: string): { in: string; at: number } | undefined {
  const sequences = [{ id: tree.id, steps: tree.steps }, ...nodesOf(tree.steps).flatMap(sequencesOf)];
  for (const { id: owner, steps } of sequences) {
    const at = steps.findIndex((node) => node.kind !== "back" && node.id === id);
    if (at >= 0) return { in: owner, at };
  }
  return undefined;
}

/** The nodes with each replaced, those inside before those around them. */
export function mapNodes(steps: readonly TreeNode[], patch: (node: TreeNode) => TreeNode): TreeNode[] {
  return mapSequences(steps, (list) => list.map(patch));
}

export function mapSequence(tree: ProcessTree, id: string, patch: (steps: TreeNode[]) => TreeNode[]): ProcessTree {
  const steps = mapSequences(tree.steps, (list, owner) => (owner === id ? patch(list) : list), tree.id);
  return { ...tree, steps };
}

/** Every sequence replaced, the innermost first; `owner` is whose steps they are. */
export function mapSequences(
  steps: readonly TreeNode[],
  patch: (steps: TreeNode[], owner: string | undefined) => TreeNode[],
  owner?: string,
): TreeNode[] {
  const inner = (part: { id: string; steps: TreeNode[] }) => mapSequences(part.steps, patch, part.id);
  const mapped = steps.map((node): TreeNode => {
    if (node.kind === "branches") return { ...node, branches: node.branches.map((branch) => ({ ...branch, steps: inner(branch) })) };
    if (!isActivity(node)) return node;
    const boundary = node.boundary.map((event) => ({ ...event, steps: inner(event) }));
    return node.kind === "sub-process" ? { ...node, steps: inner(node), boundary } : { ...node, boundary };
  });
  return patch(mapped, owner);
}

/** Gives ids nothing in the tree has: `step-1`, `step-2` … */
export function newIds(tree: ProcessTree): (prefix: string) => string {
  const taken = new Set([tree.id, ...Object.values(tree.flows).map((flow) => flow.id)]);
  for (const node of nodesOf(tree.steps)) {
    if (node.kind === "back") continue;
    taken.add(node.id);
    for (const inner of sequencesOf(node)) taken.add(inner.id);
    if (node.kind === "branches" && node.join) taken.add(node.join.id);
    if (isActivity(node) && node.merge) taken.add(node.merge.id);
  }
  return (prefix) => {
    let count = 1;
    while (taken.has(`${prefix}-${count}`)) count++;
    taken.add(`${prefix}-${count}`);
    return `${prefix}-${count}`;
  };
}

/** A list with some entries taken out and others put in at a place; `toSpliced` is younger than the browsers of government machines. */
export function spliced<T>(list: readonly T[], at: number, taken: number, ...added: T[]): T[] {
  return [...list.slice(0, at), ...added, ...list.slice(at + taken)];
}

import { isActivity, isClosed, nodesOf, type ProcessTree, sequencesOf, type TreeNode } from "./model.ts";

/** Where ways of a tree lead: what can be come to, what is gone back to, what a way may end in. */

/** Ways back to something that isn't passed before them. */
export function strayBacks(tree: ProcessTree): number {
  const count = (steps: readonly TreeNode[], before: ReadonlySet<string>): number => {
    const passed = new Set(before);
    let stray = 0;
    for (const node of steps) {
      if (node.kind === "back") {
        if (!passed.has(node.to)) stray++;
        continue;
      }
      passed.add(node.id);
      for (const inner of sequencesOf(node)) stray += count(inner.steps, passed);
    }
    return stray;
  };
  return count(tree.steps, new Set());
}

/** Whether the way needn't end by itself: of a branch, or of an event that takes the place of its step. */
export function mayGoOn(tree: ProcessTree, sequence: string): boolean {
  return nodesOf(tree.steps).some((node) => {
    if (node.kind === "branches") return node.branches.some((branch) => branch.id === sequence);
    return isActivity(node) && node.boundary.some((event) => event.id === sequence && event.interrupting);
  });
}

/** Inside parallel or inclusive branches a way that ends would leave their join waiting. */
export function isInsideFork(tree: ProcessTree, sequence: string): boolean {
  return nodesOf(tree.steps).some(
    (node) =>
      node.kind === "branches" &&
      node.gateway !== "exclusive" &&
      node.branches.some((branch) => idsOfSequences(branch.steps, branch.id).includes(sequence)),
  );
}

/** Whether every step of a sequence can be come to: nothing stands after a block all branches of which end. */
export function goesOn(tree: ProcessTree): boolean {
  const sequences = [tree.steps, ...nodesOf(tree.steps).flatMap((node) => sequencesOf(node).map((inner) => inner.steps))];
  return sequences.every((steps) => steps.slice(0, -1).every((node) => !isClosed([node])));
}

export function backsInto(tree: ProcessTree, ids: ReadonlySet<string>): boolean {
  const own = new Set(ids);
  const inside = nodesOf(tree.steps).filter((node) => node.kind !== "back" && own.has(node.id));
  const within = new Set(inside.flatMap((node) => nodesOf([node])));
  return nodesOf(tree.steps).some((node) => node.kind === "back" && ids.has(node.to) && !within.has(node));
}

/** Ids steps of this sequence can go back to: steps of persons passed on every way to it. */
export function returnableFrom(tree: ProcessTree, sequence: string): TreeNode[] {
  const found = passed(tree.steps, sequence) ?? [];
  return found.filter((node) => node.kind === "user" || node.kind === "manual");
}

function passed(steps: readonly TreeNode[], sequence: string): TreeNode[] | undefined {
  for (const [at, node] of steps.entries()) {
    for (const inner of sequencesOf(node)) {
      if (inner.id === sequence) {
        if (node.kind === "sub-process" && inner.id === node.id) return [];
        return node.kind === "branches" && node.gateway !== "exclusive" ? [] : [...steps.slice(0, at), ...(isActivity(node) ? [node] : [])];
      }
      const deeper = passed(inner.steps, sequence);
      // from inside parallel branches or a sub-process a way back to what lies before would leave the others waiting
      if (deeper) return node.kind === "branches" && node.gateway === "exclusive" ? [...steps.slice(0, at), ...deeper] : deeper;
    }
  }
  return undefined;
}

/** All ids a node brings along: its own, and those of everything inside it. */
export function idsIn(node: TreeNode): string[] {
  return nodesOf([node]).flatMap((inner) => {
    if (inner.kind === "back") return [];
    const parts = sequencesOf(inner).map((sequence) => sequence.id);
    const joins = [inner.kind === "branches" ? inner.join?.id : undefined, isActivity(inner) ? inner.merge?.id : undefined];
    return [...new Set([inner.id, ...parts, ...joins.filter((id) => id !== undefined)])];
  });
}

export function idsOfSequences(steps: readonly TreeNode[], own: string): string[] {
  return [own, ...nodesOf(steps).flatMap((node) => sequencesOf(node).map((inner) => inner.id))];
}

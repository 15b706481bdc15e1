import { changeNode, type Edited, refused } from "./edited.ts";
import { isActivity, nodesOf, type ProcessTree, type TreeBoundary } from "./model.ts";

/** Changes of what stands on the border of steps. */

/** Something on the border of a step: a reminder beside it, or a way out of it when time is up. */
export function addBoundary(tree: ProcessTree, host: string, boundary: TreeBoundary): Edited {
  return changeNode(tree, host, (node) => (isActivity(node) ? { ...node, boundary: [...node.boundary, boundary] } : node));
}

export function changeBoundary(tree: ProcessTree, id: string, patch: (boundary: TreeBoundary) => TreeBoundary): Edited {
  const host = hostOf(tree, id);
  if (!host) return refused("process/edit-no-such-place");
  return changeNode(tree, host, (node) =>
    isActivity(node) ? { ...node, boundary: node.boundary.map((event) => (event.id === id ? patch(event) : event)) } : node,
  );
}

export function hostOf(tree: ProcessTree, boundary: string): string | undefined {
  const host = nodesOf(tree.steps).find((node) => isActivity(node) && node.boundary.some((event) => event.id === boundary));
  return host && host.kind !== "back" ? host.id : undefined;
}

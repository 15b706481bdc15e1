import { mapNodes } from "./find.ts";
import { nodesOf, type ProcessTree, type TreeNode } from "./model.ts";
import { tidy } from "./tidy.ts";

/**
 * Changes of a tree, each giving a new one and leaving the old as it was, so that undo is a list of trees. What can't be done is refused
 * with a code; nothing is ever repaired by throwing a step away that the change didn't name.
 */
export type Edited = { ok: true; tree: ProcessTree } | { ok: false; code: `process/edit-${string}` };

/** Before the node that now stands at `at` in the sequence with this id (of the process, a branch, a sub-process or a boundary event). */
export interface TreePlace {
  in: string;
  at: number;
}

export const refused = (code: `process/edit-${string}`): Edited => ({ ok: false, code });
export const done = (tree: ProcessTree): Edited => ({ ok: true, tree: tidy(tree) });

export function changeNode(tree: ProcessTree, id: string, patch: (node: TreeNode) => TreeNode): Edited {
  if (!nodesOf(tree.steps).some((node) => node.kind !== "back" && node.id === id)) return refused("process/edit-no-such-place");
  return done({ ...tree, steps: mapNodes(tree.steps, (node) => (node.kind !== "back" && node.id === id ? patch(node) : node)) });
}

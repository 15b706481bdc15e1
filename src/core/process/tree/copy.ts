import { mapNodes, newIds } from "./find.ts";
import { isActivity, type ProcessTree, type TreeNode } from "./model.ts";
import { idsIn } from "./ways.ts";

/** A copy to be inserted, with ids of its own. Ways back lead where they led, or to the copy of it. */
export function copyNode(tree: ProcessTree, node: TreeNode): TreeNode {
  const ids = newIds(tree);
  const renamed = new Map(idsIn(node).map((id) => [id, ids(id.replace(/-\d+$/, ""))]));
  return mapNodes([node], (inner) => rename(inner, (id) => renamed.get(id) ?? id))[0] as TreeNode; // one in, one out
}

function rename(node: TreeNode, to: (id: string) => string): TreeNode {
  if (node.kind === "back") return { ...node, to: to(node.to) };
  if (node.kind === "branches") {
    return {
      ...node,
      id: to(node.id),
      branches: node.branches.map((branch) => ({ ...branch, id: to(branch.id) })),
      ...(node.join ? { join: { ...node.join, id: to(node.join.id) } } : {}),
    };
  }
  if (!isActivity(node)) return { ...node, id: to(node.id) };
  return {
    ...node,
    id: to(node.id),
    boundary: node.boundary.map((event) => ({ ...event, id: to(event.id) })),
    ...(node.merge ? { merge: { ...node.merge, id: to(node.merge.id) } } : {}),
  };
}

import { nodesOf, type ProcessTree, type TreeNode, type TreePlace, whereIs } from "../../../../core/process/index.ts";

/** Which cards a tree has, and where they stand to one another. */

/** Ids of all that has a card, from the top down. */
export function cardIds(tree: ProcessTree): string[] {
  return nodesOf(tree.steps).flatMap((node) => {
    if (node.kind === "back") return [];
    if (node.kind === "branches") return [node.id, ...node.branches.map((branch) => branch.id)];
    return [node.id, ...("boundary" in node ? node.boundary.map((event) => event.id) : [])];
  });
}

/** The card before a step: the step above it or, at the beginning of a branch, the branch. */
export function cardBefore(tree: ProcessTree, id: string): string | undefined {
  const where = whereIs(tree, id);
  if (!where || where.at === 0) return where?.in;
  const before = { in: where.in, at: where.at - 1 };
  return cardIds(tree).find((other) => isAt(tree, other, before));
}

/** Where a step goes that is put "after" a card: in a branch or beside a step, at its beginning. */
export function placeAfter(tree: ProcessTree, id: string): TreePlace | undefined {
  const where = whereIs(tree, id);
  if (where) return { in: where.in, at: where.at + 1 };
  return cardIds(tree).includes(id) ? { in: id, at: 0 } : undefined;
}

/** Ids of cards whose name has the wanted words in it. */
export function findCards(tree: ProcessTree, wanted: string, nameOf: (node: TreeNode) => string): string[] {
  const has = (words: string) => words.toLowerCase().includes(wanted.toLowerCase());
  return nodesOf(tree.steps).flatMap((node) => {
    if (node.kind === "back") return [];
    const own = has(nameOf(node)) ? [node.id] : [];
    return node.kind === "branches" ? [...own, ...node.branches.flatMap((branch) => (has(branch.name) ? [branch.id] : []))] : own;
  });
}

function isAt(tree: ProcessTree, id: string, place: TreePlace): boolean {
  const where = whereIs(tree, id);
  return where?.in === place.in && where.at === place.at;
}

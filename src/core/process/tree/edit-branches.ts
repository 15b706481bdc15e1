import { changeNode, done, type Edited, refused } from "./edited.ts";
import { mapNodes, mapSequence, newIds, sequenceOf, spliced, whereIs } from "./find.ts";
import type { ProcessTree, TreeBranch, TreeGateway, TreeNode } from "./model.ts";

/** Changes of branches. */

export function addBranch(tree: ProcessTree, gateway: string, branch: Omit<TreeBranch, "id" | "otherwise" | "steps">): Edited {
  const id = newIds(tree)("branch");
  const added: TreeBranch = { ...branch, id, otherwise: false, steps: [] };
  return changeNode(tree, gateway, (node) => {
    if (node.kind !== "branches") return node;
    const before = node.branches.findIndex((other) => other.otherwise);
    // the branch taken when no other is stays the last to be read
    const at = before === node.branches.length - 1 && before >= 0 ? before : node.branches.length;
    return { ...node, branches: spliced(node.branches, at, 0, added) };
  });
}

/** Moves a branch to the left (−1) or right (+1): of several true conditions the first is taken. */
export function moveBranch(tree: ProcessTree, branch: string, by: -1 | 1): Edited {
  return changeBlockOf(tree, branch, (branches, at) => {
    const [moved] = branches.slice(at, at + 1);
    return moved && at + by >= 0 ? spliced(spliced(branches, at, 1), at + by, 0, moved) : branches;
  });
}

export function changeBranch(tree: ProcessTree, branch: string, patch: (branch: TreeBranch) => TreeBranch): Edited {
  return changeBlockOf(tree, branch, (branches, at) => branches.map((other, index) => (index === at ? patch(other) : other)));
}

/** The branch taken when no condition holds; it needs none itself. */
export function makeOtherwise(tree: ProcessTree, branch: string): Edited {
  return changeBlockOf(tree, branch, (branches, at) =>
    branches.map((other, index) => {
      const { condition, ...rest } = other;
      if (index === at) return { ...rest, otherwise: true };
      return { ...rest, ...(condition === undefined ? {} : { condition }), otherwise: false };
    }),
  );
}

/** Puts the node into the first of two branches, the other beside it empty (conditions) or waiting for its first step. */
export function wrapNode(tree: ProcessTree, id: string, block: { gateway: TreeGateway; name: string; branches: [string, string] }): Edited {
  const where = whereIs(tree, id);
  const node = where && sequenceOf(tree, where.in)?.[where.at];
  if (!where || !node || node.kind === "start" || node.kind === "end" || node.kind === "back") return refused("process/edit-not-movable");
  const wrapped = newBlock(tree, block, [node]);
  return done(mapSequence(tree, where.in, (list) => spliced(list, where.at, 1, wrapped)));
}

/** A split with two branches; with conditions, the second is taken when the first one's doesn't hold. */
export function newBlock(
  tree: ProcessTree,
  { gateway, name, branches }: { gateway: TreeGateway; name: string; branches: [string, string] },
  first: TreeNode[] = [],
): TreeNode {
  const ids = newIds(tree);
  const conditional = gateway !== "parallel";
  return {
    kind: "branches",
    id: ids("split"),
    name,
    gateway,
    branches: [
      { id: ids("branch"), name: branches[0], otherwise: false, steps: first },
      { id: ids("branch"), name: branches[1], otherwise: conditional, steps: [] },
    ],
    join: { id: ids("join"), name: "" },
  };
}

export function changeBlockOf(tree: ProcessTree, branch: string, patch: (branches: TreeBranch[], at: number) => TreeBranch[]): Edited {
  let found = false;
  const steps = mapNodes(tree.steps, (node) => {
    const at = node.kind === "branches" ? node.branches.findIndex((other) => other.id === branch) : -1;
    if (node.kind !== "branches" || at < 0) return node;
    found = true;
    return { ...node, branches: patch(node.branches, at) };
  });
  return found ? done({ ...tree, steps }) : refused("process/edit-no-such-place");
}

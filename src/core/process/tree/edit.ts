import { mapNodes, mapSequence, newIds, sequenceOf, spliced, whereIs } from "./find.ts";
import {
  isActivity,
  isClosed,
  nodesOf,
  type ProcessTree,
  sequencesOf,
  type TreeBoundary,
  type TreeBranch,
  type TreeGateway,
  type TreeNode,
} from "./model.ts";
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

const refused = (code: `process/edit-${string}`): Edited => ({ ok: false, code });
const done = (tree: ProcessTree): Edited => ({ ok: true, tree: tidy(tree) });

/** Whether steps could stand there: after the start, before what ends the way, and an end only where the rest of the case goes on. */
export function insertNodes(tree: ProcessTree, place: TreePlace, nodes: readonly TreeNode[]): Edited {
  const steps = sequenceOf(tree, place.in);
  if (!steps || place.at < 0 || place.at > steps.length || nodes.length === 0) return refused("process/edit-no-such-place");
  if (steps[place.at]?.kind === "start" || nodes.some((node) => node.kind === "start")) return refused("process/edit-before-start");
  if (isClosed(steps.slice(0, place.at))) return refused("process/edit-after-end");
  if (isClosed(nodes)) {
    if (place.at < steps.length) return refused("process/edit-end-in-between");
    if (isInsideFork(tree, place.in)) return refused("process/edit-end-in-fork");
  }
  const next = mapSequence(tree, place.in, (list) => spliced(list, place.at, 0, ...nodes));
  if (strayBacks(next) > strayBacks(tree)) return refused("process/edit-returned-to");
  return goesOn(next) ? done(next) : refused("process/edit-nothing-goes-on");
}

/** Ways back to something that isn't passed before them. */
function strayBacks(tree: ProcessTree): number {
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

/** Takes a step, a whole block or a boundary event out; of a branch, its steps too. A block with one branch left is dissolved into it. */
export function removeNode(tree: ProcessTree, id: string): Edited {
  const where = whereIs(tree, id);
  return where ? removeAt(tree, where) : removePart(tree, id);
}

/** Takes out what stands at a place; a way back has no id and can only be named so. */
export function removeAt(tree: ProcessTree, place: TreePlace): Edited {
  const node = sequenceOf(tree, place.in)?.[place.at];
  if (!node || node.kind === "start") return refused("process/edit-start-stays");
  if (node.kind === "end" && !mayGoOn(tree, place.in)) return refused("process/edit-end-stays");
  if (backsInto(tree, new Set(idsIn(node)))) return refused("process/edit-returned-to");
  return done(mapSequence(tree, place.in, (list) => spliced(list, place.at, 1)));
}

/** Whether the way needn't end by itself: of a branch, or of an event that takes the place of its step. */
function mayGoOn(tree: ProcessTree, sequence: string): boolean {
  return nodesOf(tree.steps).some((node) => {
    if (node.kind === "branches") return node.branches.some((branch) => branch.id === sequence);
    return isActivity(node) && node.boundary.some((event) => event.id === sequence && event.interrupting);
  });
}

/** The node stands elsewhere, with all that is inside it. */
export function moveNode(tree: ProcessTree, id: string, place: TreePlace): Edited {
  const from = whereIs(tree, id);
  const node = from && sequenceOf(tree, from.in)?.[from.at];
  if (!from || !node || node.kind === "start" || node.kind === "end" || node.kind === "back") return refused("process/edit-not-movable");
  if (sequencesOf(node).some((inner) => idsOfSequences(inner.steps, inner.id).includes(place.in)))
    return refused("process/edit-into-itself");
  const at = place.in === from.in && place.at > from.at ? place.at - 1 : place.at;
  const without = mapSequence(tree, from.in, (list) => spliced(list, from.at, 1));
  const moved = insertNodes(without, { in: place.in, at }, [node]);
  return moved.ok && strayBacks(moved.tree) > strayBacks(tree) ? refused("process/edit-returned-to") : moved;
}

/** A copy to be inserted, with ids of its own. Ways back lead where they led, or to the copy of it. */
export function copyNode(tree: ProcessTree, node: TreeNode): TreeNode {
  const ids = newIds(tree);
  const renamed = new Map(idsIn(node).map((id) => [id, ids(id.replace(/-\d+$/, ""))]));
  return mapNodes([node], (inner) => rename(inner, (id) => renamed.get(id) ?? id))[0] as TreeNode; // one in, one out
}

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

export function changeNode(tree: ProcessTree, id: string, patch: (node: TreeNode) => TreeNode): Edited {
  if (!nodesOf(tree.steps).some((node) => node.kind !== "back" && node.id === id)) return refused("process/edit-no-such-place");
  return done({ ...tree, steps: mapNodes(tree.steps, (node) => (node.kind !== "back" && node.id === id ? patch(node) : node)) });
}

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

function removePart(tree: ProcessTree, id: string): Edited {
  const host = hostOf(tree, id);
  if (host) {
    return changeNode(tree, host, (node) =>
      isActivity(node) ? { ...node, boundary: node.boundary.filter((event) => event.id !== id) } : node,
    );
  }
  const steps = sequenceOf(tree, id);
  if (!steps || !mayGoOn(tree, id)) return refused("process/edit-no-such-place");
  if (backsInto(tree, new Set(steps.flatMap(idsIn)))) return refused("process/edit-returned-to");
  const next = changeBlockOf(tree, id, (branches, at) => spliced(branches, at, 1));
  return next.ok && !goesOn(next.tree) ? refused("process/edit-nothing-goes-on") : next;
}

function changeBlockOf(tree: ProcessTree, branch: string, patch: (branches: TreeBranch[], at: number) => TreeBranch[]): Edited {
  let found = false;
  const steps = mapNodes(tree.steps, (node) => {
    const at = node.kind === "branches" ? node.branches.findIndex((other) => other.id === branch) : -1;
    if (node.kind !== "branches" || at < 0) return node;
    found = true;
    return { ...node, branches: patch(node.branches, at) };
  });
  return found ? done({ ...tree, steps }) : refused("process/edit-no-such-place");
}

function hostOf(tree: ProcessTree, boundary: string): string | undefined {
  const host = nodesOf(tree.steps).find((node) => isActivity(node) && node.boundary.some((event) => event.id === boundary));
  return host && host.kind !== "back" ? host.id : undefined;
}

/** Inside parallel or inclusive branches a way that ends would leave their join waiting. */
function isInsideFork(tree: ProcessTree, sequence: string): boolean {
  return nodesOf(tree.steps).some(
    (node) =>
      node.kind === "branches" &&
      node.gateway !== "exclusive" &&
      node.branches.some((branch) => idsOfSequences(branch.steps, branch.id).includes(sequence)),
  );
}

function idsOfSequences(steps: readonly TreeNode[], own: string): string[] {
  return [own, ...nodesOf(steps).flatMap((node) => sequencesOf(node).map((inner) => inner.id))];
}

/** Whether every step of a sequence can be come to: nothing stands after a block all branches of which end. */
function goesOn(tree: ProcessTree): boolean {
  const sequences = [tree.steps, ...nodesOf(tree.steps).flatMap((node) => sequencesOf(node).map((inner) => inner.steps))];
  return sequences.every((steps) => steps.slice(0, -1).every((node) => !isClosed([node])));
}

function backsInto(tree: ProcessTree, ids: ReadonlySet<string>): boolean {
  const own = new Set(ids);
  const inside = nodesOf(tree.steps).filter((node) => node.kind !== "back" && own.has(node.id));
  const within = new Set(inside.flatMap((node) => nodesOf([node])));
  return nodesOf(tree.steps).some((node) => node.kind === "back" && ids.has(node.to) && !within.has(node));
}

/** All ids a node brings along: its own, and those of everything inside it. */
function idsIn(node: TreeNode): string[] {
  return nodesOf([node]).flatMap((inner) => {
    if (inner.kind === "back") return [];
    const parts = sequencesOf(inner).map((sequence) => sequence.id);
    const joins = [inner.kind === "branches" ? inner.join?.id : undefined, isActivity(inner) ? inner.merge?.id : undefined];
    return [...new Set([inner.id, ...parts, ...joins.filter((id) => id !== undefined)])];
  });
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

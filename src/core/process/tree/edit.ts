import { hostOf } from "./edit-boundary.ts";
import { changeBlockOf } from "./edit-branches.ts";
import { changeNode, done, type Edited, refused, type TreePlace } from "./edited.ts";
import { mapSequence, sequenceOf, spliced, whereIs } from "./find.ts";
import { isActivity, isClosed, type ProcessTree, sequencesOf, type TreeNode } from "./model.ts";
import { backsInto, goesOn, idsIn, idsOfSequences, isInsideFork, mayGoOn, strayBacks } from "./ways.ts";

/** Putting steps in, taking them out, moving them. */

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

import { useState } from "react";
import {
  addBranch,
  copyNode,
  insertNodes,
  moveNode,
  newIds,
  nodesOf,
  removeAt,
  removeNode,
  type TreeBack,
  type TreeNode,
  type TreePlace,
} from "../../../../core/process/index.ts";
import type { ProcessesText } from "../../messages/processes.ts";
import { keepCopy, keptCopy } from "./clipboard.ts";
import type { Editor } from "./editor-context.ts";
import { newNode } from "./new-nodes.ts";
import { WHOLE } from "./settings-drawer.tsx";
import { cardBefore, placeAfter } from "./tree-places.ts";
import type { Sheet } from "./use-sheet.ts";
import type { TreeDesign } from "./use-tree-design.ts";

type Changes = Pick<Editor, "add" | "addBack" | "addBranch" | "paste" | "remove" | "removeAt" | "move">;

export interface StepActs {
  /** What can be done at any card, from its own buttons. */
  changes: Changes;
  /** What can be done now, with the chosen card. */
  now: Partial<Record<"undo" | "redo" | "copy" | "cut" | "paste" | "remove", () => void>>;
}

/** What a clerk does to the drawing, each followed by the card where the keys go on. */
export function useStepActs({ tree, apply, ...history }: TreeDesign & { state: "tree" }, sheet: Sheet, text: ProcessesText): StepActs {
  const [copied, setCopied] = useState<TreeNode | null>(null);
  const { selected } = sheet;
  const isCard = selected !== null && selected !== WHOLE;
  const node = nodesOf(tree.steps).find((each): each is Exclude<TreeNode, TreeBack> => each.kind !== "back" && each.id === selected);
  const copyable = node && node.kind !== "start" && node.kind !== "end" ? node : undefined;

  const put = (place: TreePlace, added: TreeNode) => {
    if (apply(insertNodes(tree, place, [added])) && added.kind !== "back") sheet.goTo(added.id);
  };
  const remove = (id: string) => {
    if (!apply(removeNode(tree, id))) return;
    sheet.select(null);
    const before = cardBefore(tree, id);
    // at once, while the card that goes is still there: the next key may come before the screen is drawn
    if (before !== undefined) sheet.focusNow(before);
    sheet.keepFocus();
  };
  const copy = (from: TreeNode) => {
    setCopied(from);
    keepCopy(from);
  };
  const pasteAt = (place: TreePlace, from: TreeNode) => put(place, copyNode(tree, from));
  const paste = async () => {
    const from = copied ?? (await keptCopy());
    const place = selected === null ? undefined : placeAfter(tree, selected);
    if (from && place) pasteAt(place, from);
  };
  const walk = (step: () => void) => () => {
    step();
    sheet.keepFocus();
  };

  return {
    changes: {
      add: (place, choice) => put(place, newNode(choice, tree, text)),
      addBack: (place, to) => put(place, { kind: "back", to }),
      addBranch: (block) => {
        const split = nodesOf(tree.steps).find((each) => each.kind === "branches" && each.id === block);
        if (split?.kind !== "branches") return;
        const count = split.branches.length;
        const name = split.gateway === "parallel" ? text.newNames.lane(count + 1) : text.newNames.branch(count);
        const id = newIds(tree)("branch");
        if (apply(addBranch(tree, block, { name }))) sheet.goTo(id);
      },
      paste: copied ? { node: copied, at: (place) => pasteAt(place, copied) } : null,
      remove,
      removeAt: (place) => void apply(removeAt(tree, place)),
      move: (id, place) => {
        if (apply(moveNode(tree, id, place))) sheet.focus(id);
      },
    },
    now: {
      ...(history.undo ? { undo: walk(history.undo) } : {}),
      ...(history.redo ? { redo: walk(history.redo) } : {}),
      ...(copyable
        ? {
            copy: () => copy(copyable),
            cut: () => {
              copy(copyable);
              remove(copyable.id);
            },
          }
        : {}),
      ...(isCard ? { paste: () => void paste() } : {}),
      ...(isCard && node?.kind !== "start" ? { remove: () => remove(selected) } : {}),
    },
  };
}

import { expect, test } from "vitest";
import type { ProcessTree, TreeNode } from "../../../../core/process/index.ts";
import { refusedStep } from "./card-words.ts";
import { cardBefore, cardIds, findCards, placeAfter } from "./tree-places.ts";

const user = (id: string): TreeNode => ({ kind: "user", id, name: `Step ${id}`, boundary: [] });
const tree: ProcessTree = {
  id: "p",
  name: "",
  settings: { returnSiblings: "cancel" },
  flows: {},
  steps: [
    { kind: "start", id: "s", name: "" },
    {
      kind: "user",
      id: "a",
      name: "Step a",
      boundary: [{ id: "timer", name: "", interrupting: false, steps: [user("reminder")], rejoins: false }],
    },
    {
      kind: "branches",
      id: "g",
      name: "Which way",
      gateway: "exclusive",
      branches: [
        { id: "f1", name: "Rich", otherwise: false, steps: [user("b")] },
        { id: "f2", name: "Poor", otherwise: true, steps: [{ kind: "back", to: "a" }] },
      ],
    },
    { kind: "end", id: "e", name: "" },
  ],
};

test("all but ways back have a card: steps, blocks, their branches, and what stands on the border of steps", () => {
  expect(cardIds(tree)).toEqual(["s", "a", "timer", "reminder", "g", "f1", "f2", "b", "e"]);
});

test.each([
  ["g", "a"],
  ["b", "f1"],
  ["reminder", "timer"],
  ["s", "p"],
  ["f1", undefined],
])("before %s stands %s", (id, before) => expect(cardBefore(tree, id)).toBe(before));

test.each([
  ["a", { in: "p", at: 2 }],
  ["b", { in: "f1", at: 1 }],
  ["f2", { in: "f2", at: 0 }],
  ["timer", { in: "timer", at: 0 }],
  ["gone", undefined],
])("what is put after %s goes to its place", (id, place) => expect(placeAfter(tree, id)).toEqual(place));

test("cards are found by a part of their name, branches too, in whichever letters", () => {
  const nameOf = (node: TreeNode) => ("name" in node ? node.name : "");
  expect(findCards(tree, "STEP", nameOf)).toEqual(["a", "reminder", "b"]);
  expect(findCards(tree, "poor", nameOf)).toEqual(["f2"]);
});

test("a condition about signers is told from all others, whatever is in the id", () => {
  expect(refusedStep('get value(outcomes, "sign-1") = "refused"')).toBe("sign-1");
  expect(refusedStep(`get value(outcomes, ${JSON.stringify('a "quoted" one')}) = "refused"`)).toBe('a "quoted" one');
  expect(refusedStep('get value(outcomes, "sign-1") = "granted"')).toBeUndefined();
  expect(refusedStep('income > 3 and get value(outcomes, "sign-1") = "refused"')).toBeUndefined();
});

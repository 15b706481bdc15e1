import { expect, test } from "vitest";
import type { ItemMaterial, ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { freeId, whenIn, whenPairs, withChoices, withoutSituation } from "./situation-edits.ts";

const paper = (code: string, when?: ItemMaterial["when"]): ItemMaterial => ({
  ...{ code, name: code, form: "copy", necessity: "required", copies: 1, source: "", standard: "", accept: ["pdf"] },
  ...(when ? { when } : {}),
});
const choices = [
  { id: "a1", label: "用" },
  { id: "a2", label: "不用" },
];
const item = {
  situations: [
    { id: "q1", question: "集中空调？", choices },
    { id: "q2", question: "扩建？", choices },
  ],
  materials: [paper("always"), paper("cooling", { q1: ["a1"] }), paper("both", { q1: ["a1", "a2"], q2: ["a2"] })],
} as unknown as ItemPackage;

test("a new question gets the first id that is free", () => {
  expect(freeId("q", [{ id: "q1" }, { id: "q3" }])).toBe("q2");
});

test("with a question goes what hung on it; a paper that hung on nothing else is asked of everybody again", () => {
  const { situations, materials } = withoutSituation(item, "q1");
  expect(situations.map(({ id }) => id)).toEqual(["q2"]);
  expect(materials).toEqual([paper("always"), paper("cooling"), paper("both", { q2: ["a2"] })]);
});

test("with an answer goes what hung on it; a paper left without one isn't silently asked of everybody", () => {
  const { materials } = withChoices(item, "q1", [{ id: "a2", label: "不用" }]);
  expect(materials).toEqual([paper("always"), paper("cooling", { q1: [] }), paper("both", { q1: ["a2"], q2: ["a2"] })]);
});

test("what is ticked at a paper comes back as it was, and nothing ticked is no condition", () => {
  const both = paper("both", { q1: ["a1", "a2"], q2: ["a2"] });
  expect(whenIn(whenPairs(both))).toEqual(both.when);
  expect(whenIn([])).toBeUndefined();
});

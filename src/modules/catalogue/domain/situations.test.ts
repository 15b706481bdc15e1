import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemMaterial, PackageFault, Situation } from "../shared.ts";
import { checkSituations, situationNotes } from "./check-situations.ts";
import { judgeAnswers, knownAnswers, materialsFor, situationLines, situationsOf } from "./situations.ts";

const material = (code: string, when?: ItemMaterial["when"], necessity: ItemMaterial["necessity"] = "required"): ItemMaterial => ({
  ...{ code, name: code, form: "copy", necessity, copies: 1, source: "", standard: "清晰", accept: ["pdf"] },
  ...(when ? { when } : {}),
});
const question = (id: string, choices: string[]): Situation => ({
  id,
  question: `${id}？`,
  choices: choices.map((choice) => ({ id: choice, label: `${id} ${choice}` })),
});

/** Items as they can be published: every paper hangs on questions that there are. */
const items = fc.array(fc.integer({ min: 2, max: 4 }), { maxLength: 4 }).chain((sizes) => {
  const situations = sizes.map((size, index) =>
    question(
      `q${index}`,
      Array.from({ length: size }, (_, choice) => `c${choice}`),
    ),
  );
  const whens = fc.tuple(
    ...situations.map(({ id, choices }) =>
      fc.option(
        fc
          .subarray(
            choices.map((choice) => choice.id),
            { minLength: 1 },
          )
          .map((named) => [id, named] as const),
      ),
    ),
  );
  const papers = fc.array(
    whens.map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null))),
    { maxLength: 8 },
  );
  return papers.map((all) => ({ situations, materials: all.map((when, index) => material(`m${index}`, when)) }));
});
const answered = items.chain((item) =>
  fc
    .tuple(...item.situations.map(({ id, choices }) => fc.constantFrom(...choices).map((choice) => [id, choice.id] as const)))
    .map((pairs) => ({ item, answers: Object.fromEntries(pairs) })),
);

test("a paper is asked for exactly when every question it hangs on is answered with one of its choices, in the item's order", () => {
  fc.assert(
    fc.property(answered, ({ item, answers }) => {
      const asked = item.materials.filter(({ when = {} }) =>
        Object.entries(when).every(([id, choices]) => choices.includes(answers[id] as string)),
      );
      expect(materialsFor(item, answers)).toEqual(asked);
    }),
  );
});

test("before anything is answered the whole list stands, and each further answer can only take papers out", () => {
  fc.assert(
    fc.property(answered, ({ item, answers }) => {
      expect(materialsFor(item)).toEqual(item.materials);
      let left = item.materials;
      for (let count = 1; count <= item.situations.length; count++) {
        const some = Object.fromEntries(Object.entries(answers).slice(0, count));
        const now = materialsFor(item, some);
        expect(left).toEqual(expect.arrayContaining(now));
        left = now;
      }
    }),
  );
});

test("every paper of an item that can be published is asked for in some situation", () => {
  fc.assert(
    fc.property(items, (item) => {
      expect(faultsOf(item)).toEqual([]);
      for (const { code, when = {} } of item.materials) {
        const answers = Object.fromEntries(Object.entries(when).map(([id, [first]]) => [id, first ?? ""]));
        expect(materialsFor(item, answers).map((each) => each.code)).toContain(code);
      }
    }),
  );
});

test("answers are whole or said to be missing; what isn't asked or offered is unknown, also where it is called like a member of every object", () => {
  const item = { situations: [question("cooling", ["yes", "no"]), question("kind", ["new", "change"])] };
  expect(judgeAnswers(item, { cooling: "yes", kind: "new" })).toEqual({ missing: [], unknown: [] });
  expect(judgeAnswers(item, { cooling: "yes" }).missing.map(({ id }) => id)).toEqual(["kind"]);
  const odd = JSON.parse('{"cooling": "maybe", "kind": "new", "constructor": "new", "__proto__": "x"}') as Record<string, string>;
  expect(judgeAnswers(item, odd).unknown.sort()).toEqual(["__proto__", "constructor", "cooling"]);
  expect(knownAnswers(item, odd)).toEqual({ kind: "new" });
  expect(judgeAnswers({ situations: [question("constructor", ["yes", "no"])] }, {}).missing).toHaveLength(1);
});

test("answers and the situations of a paper are told in words", () => {
  const item = { situations: [question("cooling", ["yes", "no"]), question("kind", ["new", "change"])] };
  expect(situationLines(item, { kind: "new" }).map(({ answer }) => answer)).toEqual(["", "kind new"]);
  expect(situationsOf(item, material("m", { kind: ["change", "new"] }))).toEqual([
    { question: "kind？", answers: ["kind new", "kind change"] },
  ]);
  expect(situationsOf(item, material("m"))).toEqual([]);
});

function faultsOf(item: { situations?: Situation[]; materials: ItemMaterial[] }): string[] {
  const faults: PackageFault[] = [];
  checkSituations(item, (path, code) => faults.push({ path, code }));
  return faults.map(({ path, code }) => `${path} ${code}`);
}

test.each([
  [[question("a", ["x", "y"]), question("a", ["x", "y"])], [], "situations.1.id catalogue/situation-twice"],
  [[question("a", ["x"])], [], "situations.0.choices catalogue/situation-choices"],
  [[question("a", ["a", "b", "c", "d", "e", "f", "g", "h", "i"])], [], "situations.0.choices catalogue/situation-choices"],
  [[question("a", ["x", "x"])], [], "situations.0.choices.1.id catalogue/choice-twice"],
  [[question("A b", ["x", "y"])], [], "situations.0.id catalogue/situation-id"],
  [[{ ...question("a", ["x", "y"]), question: " " }], [], "situations.0.question catalogue/missing"],
  ["abcdefg".split("").map((id) => question(id, ["x", "y"])), [], "situations catalogue/situations-too-many"],
  [[], [material("m", { a: ["x"] })], "materials.0.when catalogue/when-question"],
  [[question("a", ["x", "y"])], [material("m", { a: ["z"] })], "materials.0.when catalogue/when-choice"],
  [[question("a", ["x", "y"])], [material("m", { a: [] })], "materials.0.when catalogue/when-never"],
] as [Situation[], ItemMaterial[], string][])("%j with %j can't be published: %s", (situations, materials, fault) => {
  expect(faultsOf({ situations, materials })).toContain(fault);
});

test("a question on which nothing hangs, and answers that leave no required paper, are worth a second look", () => {
  const situations = [question("a", ["x", "y"]), question("b", ["x", "y"])];
  const codesOf = (materials: ItemMaterial[]) => situationNotes({ situations, materials }).map(({ code, detail }) => `${code} ${detail}`);
  expect(codesOf([material("m"), material("n", { a: ["x"] })])).toEqual(["catalogue/situation-unused b？"]);
  expect(codesOf([material("m", { a: ["x"] }), material("n", { b: ["x"] })])).toEqual(["catalogue/situation-bare a y、b y"]);
  expect(codesOf([material("m", { a: ["x"] }), material("n", { a: ["y"], b: ["x", "y"] })])).toEqual([]);
  expect(codesOf([material("m", { a: ["x"], b: ["x"] }, "optional")])).toEqual([]);
});

test("looking for answers that leave nothing ends at once, however many questions a design has", () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    question(
      `q${index}`,
      Array.from({ length: 20 }, (_, choice) => `c${choice}`),
    ),
  );
  const papers = many.flatMap(({ id, choices }) => choices.map((choice) => material(`${id}${choice.id}`, { [id]: [choice.id] })));
  const start = performance.now();
  expect(situationNotes({ situations: many, materials: papers })).toEqual([]);
  expect(situationNotes({ situations: many.slice(0, 6), materials: papers.slice(0, 120) })).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});

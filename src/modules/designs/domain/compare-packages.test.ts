import fc from "fast-check";
import { expect, test } from "vitest";
import type { FormDefinition } from "../../../core/forms/index.ts";
import { compileProcess } from "../../../core/process/index.ts";
import { readStandardProcess } from "../fixtures.ts";
import { isSame } from "./changed-parts.ts";
import { compareForms, compareProcesses } from "./compare-packages.ts";
import { differences } from "./differences.ts";

const paths = (before: unknown, after: unknown) => differences(before, after).map(({ path }) => path.join("."));

test("an entry put in between is one difference and changes no other", () => {
  const [a, b, c] = ["a", "b", "c"].map((code) => ({ code, copies: 1 }));
  expect(differences({ materials: [a, c] }, { materials: [a, b, c] })).toEqual([{ path: ["materials", "b"], after: b }]);
});

test("a value deep inside an entry is named by the entry's code", () => {
  const list = (copies: number) => ({ materials: [{ code: "identity", copies }] });
  expect(differences(list(1), list(2))).toEqual([{ path: ["materials", "identity", "copies"], before: 1, after: 2 }]);
});

test("a mere change of order is said as such", () => {
  expect(paths([{ code: "a" }, { code: "b" }], [{ code: "b" }, { code: "a" }])).toEqual(["order"]);
});

test("lists of texts are one value", () => {
  expect(differences({ conditions: ["一"] }, { conditions: ["一", "二"] })).toEqual([
    { path: ["conditions"], before: ["一"], after: ["一", "二"] },
  ]);
});

test("there are differences exactly where two values aren't the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(differences(before, before)).toEqual([]);
      expect(differences(before, after).length === 0).toBe(isSame(before, after));
    }),
  );
});

test("going back shows the same places with the sides changed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(paths(after, before).sort()).toEqual(paths(before, after).sort());
    }),
  );
});

const form = (...fields: FormDefinition["pages"][number]["fields"]): FormDefinition => ({
  id: "f",
  version: 1,
  title: { "zh-CN": "申请表" },
  pages: [{ id: "p", title: { "zh-CN": "第一页" }, fields }],
});
const name = { id: "name", kind: "text", label: { "zh-CN": "姓名" } } as const;
const age = { id: "age", kind: "number", label: { "zh-CN": "年龄" } } as const;

test("of a form: the field that is new, gone, set otherwise, and the order", () => {
  expect(compareForms(form(name), form(name, age))).toEqual([{ id: "age", name: "年龄", kind: "number", change: "added", settings: [] }]);
  expect(compareForms(form(name, age), form(age))).toMatchObject([{ id: "name", change: "removed" }]);
  expect(compareForms(form(name), form({ ...name, maxLength: 5 }))).toMatchObject([
    { id: "name", change: "changed", settings: [{ path: ["maxLength"], after: 5 }] },
  ]);
  expect(compareForms(form(name, age), form(age, name))).toMatchObject([{ kind: "form", settings: [{ path: ["order"] }] }]);
});

test("of a process: a limit that is another, a step that is gone, and its lines", async () => {
  const xml = await readStandardProcess("promised");
  const compiled = async (text: string) => {
    const result = await compileProcess(text);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return result.process;
  };
  const before = await compiled(xml);
  expect(compareProcesses(before, before)).toEqual([]);
  const after = await compiled(xml.replace(/(id="handle"[\s\S]*?limit=")\d+/, "$17"));
  expect(compareProcesses(before, after)).toMatchObject([
    { id: "handle", change: "changed", settings: [{ path: ["step", "limit"], after: 7 }] },
  ]);
  const moved = await compiled(xml.replace('sourceRef="handle" targetRef="review"', 'sourceRef="handle" targetRef="decide"'));
  const lines = compareProcesses(before, moved).filter(({ kind }) => kind === "flow");
  expect(lines.map(({ name, change }) => [name, change])).toEqual([
    ["经办 → 批准", "added"],
    ["经办 → 审核", "removed"],
  ]);
});

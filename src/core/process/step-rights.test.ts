import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProcess, readStepRights, writeStepRight } from "./index.ts";

const drawing = readFileSync(join(import.meta.dirname, "../../../data/items/minimum-living-allowance/process.bpmn"), "utf8");

test("the steps of a drawing are read with what their people may do with the form", async () => {
  const steps = await readStepRights(drawing);
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.every(({ id, name }) => id !== "" && name !== "")).toBe(true);
  expect(steps.some(({ fields }) => fields.some(({ access }) => access === "write"))).toBe(true);
  expect(await readStepRights("<no")).toEqual([]);
});

test("a right is written into the drawing, and nothing else of the process changes", async () => {
  const [step] = await readStepRights(drawing);
  const id = step?.id ?? "";
  const once = await writeStepRight(drawing, id, "reason", "hidden");
  const twice = await writeStepRight(once, id, "reason", "write");
  const fields = (await readStepRights(twice)).find((each) => each.id === id)?.fields ?? [];
  expect(fields.filter((field) => field.id === "reason")).toEqual([{ id: "reason", access: "write" }]);

  const [before, after] = await Promise.all([compileProcess(drawing), compileProcess(twice)]);
  const others = (compiled: typeof before) =>
    compiled.ok
      ? compiled.process.nodes.map(({ step: own, ...node }) => ({ ...node, ...own, fields: node.id === id ? [] : own?.fields }))
      : [];
  expect(others(before).length).toBeGreaterThan(2);
  expect(others(after)).toEqual(others(before));
});

test("a step that isn't there, or a drawing that can't be read, changes nothing", async () => {
  expect(await writeStepRight(drawing, "nowhere", "reason", "write")).toBe(drawing);
  expect(await writeStepRight("<no", "step", "reason", "write")).toBe("<no");
});

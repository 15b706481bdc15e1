import { expect, test } from "vitest";
import type { FormDefinition, FormField } from "../../../../core/forms/index.ts";
import { findingsOf, weightsOf } from "./problems.ts";

const label = (words: string) => ({ "zh-CN": words });
const form = (...fields: FormField[]): FormDefinition => ({
  id: "test",
  version: 1,
  title: label("表"),
  pages: [{ id: "one", title: label("一"), fields }],
});
const placesOf = (definition: FormDefinition, inForce?: FormDefinition) =>
  findingsOf(definition, inForce, "zh-CN").map(({ weight, field, page, setting }) => [weight, field, page, setting]);

const flag: FormField = { id: "flag", kind: "yes-no", label: label("是否") };

test("a fault stands at its field, inside a table too, with the setting it is about", () => {
  const wrong: FormField = { id: "name", kind: "text", label: label("名称"), shownWhen: "nosuch = 1" };
  expect(placesOf(form(wrong))).toEqual([["fault", "name", null, "shownWhen"]]);
  expect(placesOf(form({ id: "rows", kind: "table", label: label("明细"), fields: [wrong] }))).toEqual([
    ["fault", "rows.name", null, "shownWhen"],
  ]);
});

test("rules in a circle stand at a field of the circle", () => {
  const circle = form(
    { id: "a", kind: "number", label: label("甲"), computed: "b + 1" },
    { id: "b", kind: "number", label: label("乙"), computed: "a + 1" },
  );
  expect(placesOf(circle)).toEqual([["fault", "a", null, null]]);
});

test("a page that asks too much is advised about as a page", () => {
  const many = Array.from({ length: 9 }, (_, index): FormField => ({ id: `f${index}`, kind: "text", label: label("项目") }));
  expect(placesOf(form(...many))).toEqual([["advice", null, "one", null]]);
});

test("what changes for the version in force is advice at the field, or at the form for what is gone", () => {
  const before = form(flag, { id: "gone", kind: "text", label: label("旧") });
  expect(placesOf(form({ ...flag, kind: "text" }), before)).toEqual([
    ["advice", "flag", null, "kind"],
    ["advice", null, null, null],
  ]);
});

test("a field with a fault and advice counts as faulty", () => {
  const finding = { message: "", field: "a", page: null, setting: null };
  const weights = weightsOf([
    { ...finding, weight: "advice" },
    { ...finding, weight: "fault" },
    { ...finding, weight: "advice" },
  ]);
  expect([...weights]).toEqual([["a", "fault"]]);
});

import { expect, test } from "vitest";
import { type FormDefinition, toJsonSchema } from "../../../../core/forms/index.ts";
import { readFormFile } from "./read-form-file.ts";

const label = { "zh-CN": "表" };
const form: FormDefinition = {
  id: "theirs",
  version: 7,
  title: label,
  pages: [{ id: "one", title: label, fields: [{ id: "a", kind: "text", label }] }],
};
const ours = { id: "ours", version: 2 };

test("a schema that was exported comes in again, under the id of the form it replaces", () => {
  const read = readFormFile(JSON.stringify(toJsonSchema(form)), ours, "zh-CN");
  expect(read).toEqual({ ok: true, form: { ...form, ...ours } });
});

test("so does a bare definition", () => {
  expect(readFormFile(JSON.stringify(form), ours, "zh-CN")).toEqual({ ok: true, form: { ...form, ...ours } });
});

test.each([
  ["no JSON", "{", "not-json"],
  ["a schema of something else", '{"type":"object","$ref":"https://elsewhere.example/schema"}', ["不是表单：缺少“x-form”"]],
  ["a form with a fault", JSON.stringify({ ...form, pages: [] }), ["pages: 页数应为 1 至 50"]],
])("%s is refused with the reason", (_, content, messages) => {
  expect(readFormFile(content, ours, "zh-CN")).toEqual({ ok: false, messages });
});

const schema = toJsonSchema(form);
const elsewhere = { $ref: "https://elsewhere.example/schema" };

test.each([
  ["beside our vocabulary", { ...schema, ...elsewhere }],
  ["in a property", { ...schema, properties: { a: elsewhere } }],
  ["in the definition itself", { ...schema, "x-form": { ...form, pages: [{ ...form.pages[0], ...elsewhere }] } }],
])("a schema that refers to another place %s is refused", (_, given) => {
  const read = readFormFile(JSON.stringify(given), ours, "zh-CN");
  expect(read).toMatchObject({ ok: false });
});

test("one nested without end is refused, not a fault", () => {
  const deep = `${'{"id":"a","kind":"group","label":{"zh-CN":"a"},"fields":['.repeat(5000)}${"]}".repeat(5000)}`;
  const given = JSON.stringify({ ...form, pages: [{ ...form.pages[0], fields: ["@"] }] }).replace('"@"', deep);
  expect(readFormFile(given, ours, "zh-CN")).toMatchObject({ ok: false });
});

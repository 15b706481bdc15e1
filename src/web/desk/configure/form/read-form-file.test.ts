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

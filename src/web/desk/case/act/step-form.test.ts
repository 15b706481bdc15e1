import { expect, test } from "vitest";
import type { FormDefinition } from "../../../../core/forms/index.ts";
import { judgeStepForm, type StepForm, stepFormOf, stepPages, typedFrom } from "./step-form.ts";

const label = { "zh-CN": "名" };
const definition: FormDefinition = {
  id: "f",
  version: 1,
  title: label,
  pages: [
    { id: "asked", title: label, fields: [{ id: "street", kind: "text", label, required: true }] },
    {
      id: "survey",
      title: label,
      staff: true,
      fields: [
        { id: "seenOn", kind: "date", label, required: true, latest: "today" },
        { id: "asDeclared", kind: "yes-no", label, required: true },
        { id: "difference", kind: "text", label, required: true, shownWhen: "asDeclared = false" },
        { id: "number", kind: "identity-number", label },
      ],
    },
  ],
};
const form: StepForm = {
  visit: "v1",
  definition,
  access: { "*": "read", seenOn: "write", asDeclared: "write", difference: "write", number: "write" },
};
const data = { street: "甲" };
const asking = { lang: "zh-CN" as const, today: "2026-03-06", words: (code: string) => code };

test("an act asks for the part of the form that its own step writes, and only acts that carry it do", () => {
  expect(stepFormOf({ stepForms: [form] }, { act: "agree", visit: "v1" })).toBe(form);
  expect(stepFormOf({ stepForms: [form] }, { act: "agree", visit: "v2" })).toBeUndefined();
  expect(stepFormOf({ stepForms: [form] }, { act: "return", visit: "v1" })).toBeUndefined();
});

test("pages on which the step writes nothing aren't asked again", () => {
  expect(stepPages(form, typedFrom(form, data), data, asking).map(({ page }) => page.id)).toEqual(["survey"]);
});

test("the page judges as the server does: what is missing, what doesn't fit, what an answer brings with it", () => {
  const typed = typedFrom(form, data);
  const judge = (body: Record<string, string>) => judgeStepForm(form, { ...typed, body: { ...typed.body, ...body } }, data, asking);
  expect(judge({}).errors.map(({ path, code }) => `${path} ${code}`)).toEqual(["seenOn forms/required", "asDeclared forms/required"]);
  expect(judge({ seenOn: "2026-03-07", asDeclared: "false" }).errors.map(({ path }) => path)).toEqual(["seenOn", "difference"]);
  expect(judge({ seenOn: "2026-03-05", asDeclared: "true", number: "110105194912310021" }).errors).toMatchObject([
    { path: "number", message: "cases/identity-number-check" },
  ]);
  expect(judge({ seenOn: "2026-03-05", asDeclared: "true" })).toMatchObject({
    errors: [],
    answers: { street: "甲", seenOn: "2026-03-05", asDeclared: true },
  });
});

test("an old draft doesn't bring back an answer that this step only reads", () => {
  const old = typedFrom(form, { street: "乙" });
  expect(judgeStepForm(form, old, data, asking).answers.street).toBe("甲");
});

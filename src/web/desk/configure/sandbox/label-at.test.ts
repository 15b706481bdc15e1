import { expect, test } from "vitest";
import type { FormDefinition } from "../../../../core/forms/index.ts";
import { labelAt } from "./label-at.ts";

const word = (zh: string) => ({ "zh-CN": zh });
const form: FormDefinition = {
  id: "f",
  version: 1,
  title: word("表"),
  pages: [
    {
      id: "p",
      title: word("页"),
      fields: [
        { id: "name", kind: "text", label: word("姓名") },
        { id: "rows", kind: "table", label: word("收入明细"), fields: [{ id: "income", kind: "money", label: word("收入") }] },
      ],
    },
  ],
};

test.each([
  ["name", "姓名"],
  ["rows", "收入明细"],
  ["rows.1.income", "收入明细 2 › 收入"],
  ["applicant", "applicant"],
])("what is meant by %s is said in the form's own words", (path, words) => {
  expect(labelAt(form, path, "zh-CN")).toBe(words);
});

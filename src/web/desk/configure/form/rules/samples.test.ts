import { expect, test } from "vitest";
import { answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { evaluate } from "../../../../../core/rules/index.ts";
import { sampleAnswers } from "./samples.ts";

const label = { "zh-CN": "字段" };
const form: FormDefinition = {
  id: "test",
  version: 1,
  title: label,
  pages: [
    {
      id: "one",
      title: label,
      fields: [
        { id: "who", kind: "applicant", label },
        { id: "rent", kind: "money", label },
        { id: "members", kind: "table", label, fields: [{ id: "income", kind: "money", label }] },
      ],
    },
  ],
};

test("samples make answers a rule can be tried with: blocks, rows and columns", () => {
  const names = answerNames(form);
  const answers = sampleAnswers(names, { "who.type": "person", rent: 90_000, "members.income": "3000，2000.5", members: 3 });
  expect(answers).toMatchObject({ who: { type: "person" }, rent: 90_000, members: [{ income: 300_000 }, { income: 200_050 }, {}] });
  expect(evaluate("count(members)", answers)).toBe(3);
  expect(evaluate('who.type = "person" and rent > 100', answers)).toBe(true);
});

test("without samples rows are empty and the rest is unanswered", () => {
  expect(sampleAnswers(answerNames(form), {})).toEqual({ members: [] });
});

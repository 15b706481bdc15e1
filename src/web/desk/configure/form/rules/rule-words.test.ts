import { expect, test } from "vitest";
import { answerNames, type FormDefinition } from "../../../../../core/forms/index.ts";
import { readClauses, writeClauses } from "../../../../../core/rules/index.ts";
import { clauseWith, relationOf, relationsFor } from "./operators.ts";
import { conditionWords, formulaWords } from "./rule-words.ts";

const label = (words: string) => ({ "zh-CN": words });
const form: FormDefinition = {
  id: "test",
  version: 1,
  title: label("表"),
  pages: [
    {
      id: "one",
      title: label("一"),
      fields: [
        {
          id: "housing",
          kind: "choice",
          label: label("住房情况"),
          options: [
            { value: "rent", label: label("租房") },
            { value: "own", label: label("自有") },
          ],
        },
        { id: "income", kind: "money", label: label("月收入") },
        { id: "born", kind: "date", label: label("出生日期") },
        { id: "works", kind: "yes-no", label: label("是否工作") },
        { id: "reasons", kind: "choices", label: label("原因"), options: [{ value: "ill", label: label("生病") }] },
        { id: "members", kind: "table", label: label("家庭成员"), fields: [{ id: "income", kind: "money", label: label("收入") }] },
        { id: "total", kind: "computed", label: label("合计"), computed: "1 + 1", shownAs: "money" },
      ],
    },
  ],
};
const names = answerNames(form);

test.each([
  ['housing = "rent"', "“住房情况”等于“租房”"],
  ["income > 300000 and works = false", "“月收入”大于“3000 元”，并且“是否工作”等于“否”"],
  ['born < "2008-01-01" or born = null', "“出生日期”早于“2008-01-01”，或者“出生日期”没有填写"],
  ['list contains(reasons, "ill")', "“原因”包含“生病”"],
  ["count(members) > 2", "“家庭成员”项数多于“2”"],
  ["total >= 100", "“合计”不小于“1 元”"],
  ["income + 1 > total", "income + 1 > total"],
])("%s reads as a sentence where it can", (rule, words) => {
  expect(conditionWords(rule, names, "zh-CN")).toBe(words);
});

test("a formula reads as its terms", () => {
  expect(formulaWords("sum(members.income) / count(members)", names, "zh-CN")).toBe("家庭成员 › 收入的合计 除以 家庭成员的行数");
  expect(formulaWords("if works then 1 else 2", names, "zh-CN")).toBe("if works then 1 else 2");
});

test("every relation that is offered for an answer is written, read back and known again", () => {
  for (const name of names.filter(({ sort }) => sort !== "column")) {
    for (const key of relationsFor(name)) {
      const clause = clauseWith(name, key);
      const read = readClauses(writeClauses({ joined: "and", clauses: [clause] }))?.clauses[0];
      expect(read, `${name.path} ${key}`).toEqual(clause);
      expect(read && relationOf(read, name)).toBe(key);
    }
  }
});

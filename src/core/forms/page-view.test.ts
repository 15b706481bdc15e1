import { expect, test } from "vitest";
import { type FormDefinition, viewPage } from "./index.ts";

const words = (text: string) => ({ "zh-CN": text });

const definition: FormDefinition = {
  id: "sample",
  version: 1,
  title: words("样表"),
  pages: [
    {
      id: "home",
      title: words("家庭"),
      fields: [
        { id: "married", kind: "yes-no", label: words("是否已婚"), required: true },
        { id: "spouse", kind: "text", label: words("配偶姓名"), shownWhen: "married", required: true },
        { id: "income", kind: "money", label: words("收入") },
        {
          id: "members",
          kind: "table",
          label: words("家庭成员"),
          maxItems: 2,
          fields: [
            { id: "name", kind: "text", label: words("姓名"), required: true },
            { id: "age", kind: "number", label: words("年龄") },
          ],
        },
      ],
    },
  ],
};

const ids = (data: Record<string, unknown>) => viewPage(definition, "home", data).map((view) => view.field.id);

test("a field appears when the answer it depends on is given", () => {
  expect(ids({})).toEqual(["married", "income", "members"]);
  expect(ids({ married: true })).toEqual(["married", "spouse", "income", "members"]);
});

test("the answer that others hang on is marked, the others aren't", () => {
  const marked = viewPage(definition, "home", { married: true }).filter((view) => view.steers);
  expect(marked.map((view) => view.field.id)).toEqual(["married"]);
});

test("what was typed is shown again, readable or not", () => {
  const [, income] = viewPage(definition, "home", { income: "很多" });
  expect(income?.texts).toEqual(["很多"]);
  const [, amount] = viewPage(definition, "home", { income: 125000 });
  expect(amount?.texts).toEqual(["1250.00"]);
});

test("rows carry the names they post under, and no more may be added than allowed", () => {
  const members = viewPage(definition, "home", { members: [{ name: "甲" }, {}] }).at(-1);
  expect(members?.rows.map((row) => row.map((part) => part.name))).toEqual([
    ["members[0][name]", "members[0][age]"],
    ["members[1][name]", "members[1][age]"],
  ]);
  expect(members?.rows[1]?.[0]?.path).toBe("members[1].name");
  expect(members?.mayAdd).toBe(false);
});

test("fields a person may not see are left out, those they may only read say so", () => {
  const views = viewPage(definition, "home", {}, { access: { "*": "read", income: "hidden", members: "write" } });
  expect(views.map((view) => [view.field.id, view.readOnly])).toEqual([
    ["married", true],
    ["members", false],
  ]);
});

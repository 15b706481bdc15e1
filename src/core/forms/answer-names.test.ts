import { expect, test } from "vitest";
import { answerNames, checkDefinition } from "./index.ts";
import { field, form } from "./testing.ts";

const definition = form(
  field("applicant", "applicant"),
  field("note", "explanation"),
  field("many", "choices"),
  field("income", "money"),
  field("members", "table", { fields: [field("name", "text"), field("income", "money")] }),
  field("total", "computed"),
);
const pathsFrom = (from?: string) => answerNames(definition, from).map(({ path, sort }) => `${path} ${sort}`);

test("outside the rows a rule may name their columns, in a row its neighbours before what has the same name outside", () => {
  expect(pathsFrom("total")).toEqual(expect.arrayContaining(["applicant.type one", "many many", "members rows", "members.income column"]));
  expect(pathsFrom("total")).not.toContain("total one");
  expect(pathsFrom("members.name")).toContain("income one");
  expect(pathsFrom("members.name").filter((line) => line.startsWith("income"))).toHaveLength(1);
  expect(pathsFrom("members.name")).not.toContain("members rows");
});

test("every name that is offered is taken", () => {
  for (const { path } of answerNames(definition, "total")) {
    const [page] = definition.pages;
    const named = {
      ...definition,
      pages: [{ ...page, fields: [...(page?.fields ?? []), field("x", "text", { shownWhen: `${path} != null` })] }],
    };
    expect(checkDefinition(named), path).toMatchObject({ ok: true });
  }
});

import { describe, expect, test } from "vitest";
import { checkDefinition, fromJsonSchema, toJsonSchema } from "./index.ts";
import { field, form, kitchenSink, words } from "./testing.ts";

function problemsOf(json: unknown): string[] {
  const checked = checkDefinition(json, "en");
  return checked.ok ? [] : checked.problems.map(({ path, code }) => `${path} ${code}`);
}

const rule = (shownWhen: string) => ({ shownWhen });

describe("a definition is refused", () => {
  const cases: [string, unknown, string[]][] = [
    ["for being something else", [], [" forms/not-an-object"]],
    ["without title and pages", { id: "a", version: 1 }, [" forms/missing-setting", " forms/missing-setting"]],
    ["with a second field of the same id", form(field("a", "text"), field("a", "text")), ["pages[0].fields[1].id forms/duplicate-id"]],
    ["with an id that no rule could name", form(field("a-b", "text")), ["pages[0].fields[0].id forms/bad-id"]],
    [
      "with a reserved word as id",
      form(field("today", "text"), field("if", "text")),
      ["pages[0].fields[0].id forms/bad-id", "pages[0].fields[1].id forms/bad-id"],
    ],
    ["with an unknown kind", form({ ...field("a", "text"), kind: "hologram" as "text" }), ["pages[0].fields[0].kind forms/unknown-kind"]],
    ["with a setting of another kind", form(field("a", "text", { maximum: 3 })), ["pages[0].fields[0].maximum forms/unknown-setting"]],
    ["with a setting of a wrong type", form(field("a", "text", { maxLength: -1 })), ["pages[0].fields[0].maxLength forms/bad-setting"]],
    ["with a choice of nothing", form({ id: "a", kind: "choice", label: words("a") }), ["pages[0].fields[0] forms/missing-setting"]],
    ["with limits that cross", form(field("a", "number", { minimum: 3, maximum: 2 })), ["pages[0].fields[0] forms/limits-crossed"]],
    [
      "with a table in a table",
      form(field("a", "table", { fields: [field("b", "table")] })),
      ["pages[0].fields[0].fields[0] forms/table-in-table"],
    ],
    ["with a rule that can't be read", form(field("a", "text", rule("1 +"))), ["pages[0].fields[0].shownWhen forms/rule-refused"]],
    [
      "with a rule on a field that isn't there",
      form(field("a", "text", rule("b = 1"))),
      ["pages[0].fields[0].shownWhen forms/unknown-name"],
    ],
    [
      "with a rule on a part that isn't there",
      form(field("who", "applicant"), field("a", "text", rule('who.tpye = "person"'))),
      ["pages[0].fields[1].shownWhen forms/unknown-name"],
    ],
    [
      "with a rule on a heading",
      form(field("h", "section"), field("a", "text", rule("h = null"))),
      ["pages[0].fields[1].shownWhen forms/unknown-name"],
    ],
    ["with a field that waits for itself", form(field("a", "text", rule('a = "x"'))), ["a forms/rules-in-circle"]],
    [
      "with rules in a circle over several fields",
      form(field("a", "text", rule("b = 1")), field("b", "number", { computed: "c * 2" }), field("c", "number", rule('a = "x"'))),
      ["a forms/rules-in-circle"],
    ],
    [
      "with a column that counts its own table",
      form(field("t", "table", { fields: [field("n", "number", { computed: "count(t)" })] })),
      ["t.n forms/rules-in-circle"],
    ],
  ];
  test.each(cases)("%s", (_, json, problems) => {
    expect(problemsOf(json)).toEqual(problems);
  });

  test("when a page waits for an answer of its own", () => {
    const [page] = form(field("a", "yes-no")).pages;
    expect(problemsOf({ ...form(), pages: [{ ...page, shownWhen: "a" }] })).toEqual(["a forms/rules-in-circle"]);
  });

  test("when it is too large in any way", () => {
    const many = Array.from({ length: 501 }, (_, index) => field(`f${index}`, "text"));
    expect(problemsOf(form(...many))).toEqual(["pages forms/too-many-fields"]);
    expect(problemsOf({ ...form(field("a", "text")), junk: "x".repeat(600_000) })).toEqual([" forms/too-big"]);
    const deep = field("a", "group", {
      fields: [field("b", "group", { fields: [field("c", "group", { fields: [field("d", "text")] })] })],
    });
    expect(problemsOf(form(deep))).toEqual(["pages[0].fields[0].fields[0].fields[0].fields forms/nested-too-deep"]);
  });
});

describe("a definition is accepted", () => {
  test("with every kind of field", () => {
    expect(problemsOf(kitchenSink)).toEqual([]);
  });

  test("with rules between parts of the same block, and two fields required when the other is missing", () => {
    const definition = form(
      field("home", "group", { fields: [field("owned", "yes-no"), field("rent", "money", rule("owned = false"))] }),
      field("note", "text", rule("home.owned")),
      field("phone", "phone", { required: "email = null" }),
      field("email", "email", { required: "phone = null" }),
      field("rows", "table", { fields: [field("age", "number"), field("share", "number", { computed: "age / total" })] }),
      field("total", "number", { computed: "sum(rows.age)" }),
      field("adults", "number", { computed: "count(rows[age >= 18])" }),
    );
    expect(problemsOf(definition)).toEqual([]);
  });

  test("with advice about a page that asks too much at once", () => {
    const checked = checkDefinition(form(...Array.from({ length: 9 }, (_, index) => field(`f${index}`, "text"))), "en");
    expect(checked.ok ? checked.advice.map(({ code }) => code) : []).toEqual(["forms/long-page"]);
  });
});

test("a schema that was changed beside its form is refused, and so is one without a form", () => {
  const schema = { ...toJsonSchema(form(field("a", "text"))), title: "other" };
  const codes = (json: unknown) => {
    const checked = fromJsonSchema(json);
    return checked.ok ? [] : checked.problems.map(({ code }) => code);
  };
  expect(codes(schema)).toEqual(["forms/schema-differs"]);
  expect(codes({ type: "object" })).toEqual(["forms/no-vocabulary"]);
});

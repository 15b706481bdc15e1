import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkDefinition, checkSuccession, type FormDefinition } from "./index.ts";
import { field, form, words } from "./testing.ts";

function adviceOf(definition: FormDefinition): string[] {
  const checked = checkDefinition(definition);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.advice.map(({ path, code }) => `${path} ${code}`);
}

describe("a condition is reported", () => {
  const choice = field("kind", "choice");
  const flag = field("flag", "yes-no");
  const dead: [string, FormDefinition, string][] = [
    ["that names an option which doesn't exist", form(choice, field("a", "text", { shownWhen: 'kind = "grey"' })), "never"],
    ["that asks for two options at once", form(choice, field("a", "text", { shownWhen: 'kind = "red" and kind = "blue"' })), "never"],
    [
      "that names every option",
      form(choice, field("a", "text", { shownWhen: 'kind = "red" or kind = "blue" or kind = "green"' })),
      "always",
    ],
    [
      "that wants an option to be another than two",
      form(choice, field("a", "text", { shownWhen: 'kind != "red" or kind != "blue"' })),
      "always",
    ],
    ["below the least a number may be", form(field("n", "number", { minimum: 10 }), field("a", "text", { shownWhen: "n < 10" })), "never"],
    ["that crosses itself", form(field("n", "number"), field("a", "text", { shownWhen: "n > 5 and n < 3" })), "never"],
    [
      "before the first day taken",
      form(field("d", "date", { earliest: "2026-01-01" }), field("a", "text", { shownWhen: 'd < "2025-01-01"' })),
      "never",
    ],
    ["of an amount that is always over nothing", form(field("m", "money"), field("a", "text", { required: "m >= 0" })), "always"],
    [
      "of a part of the applicant",
      form(field("who", "applicant", { applicants: ["person"] }), field("a", "text", { shownWhen: 'who.type = "organisation"' })),
      "never",
    ],
    [
      "that hangs on a question which isn't asked then",
      form(flag, field("b", "yes-no", { shownWhen: "flag = true" }), field("a", "text", { shownWhen: "b = true and flag = false" })),
      "never",
    ],
    ["inside a row", form(field("rows", "table", { fields: [choice, field("a", "text", { shownWhen: 'kind = "grey"' })] })), "never"],
  ];
  test.each(dead)("%s", (_, definition, outcome) => {
    expect(adviceOf(definition).map((line) => line.split(" ")[1])).toEqual([`forms/${outcome}-true`]);
  });

  const alive: [string, FormDefinition][] = [
    ["that asks whether anything was answered", form(choice, field("a", "text", { shownWhen: "kind != null" }))],
    ["of free text", form(field("t", "text"), field("a", "text", { shownWhen: 't = "x" and t = "y"' }))],
    ["at a limit", form(field("n", "number", { minimum: 10 }), field("a", "text", { shownWhen: "n > 10" }))],
    [
      "of several choices",
      form(field("many", "choices"), field("a", "text", { shownWhen: 'list contains(many, "red") and list contains(many, "blue")' })),
    ],
    ["of rows seen from outside", form(field("rows", "table"), field("a", "text", { shownWhen: "count(rows) > 200" }))],
    ["of today", form(field("d", "date"), field("a", "text", { shownWhen: "d < today()" }))],
    ["that is ordinary", form(flag, field("b", "yes-no", { shownWhen: "flag = true" }), field("a", "text", { shownWhen: "b = true" }))],
  ];
  test.each(alive)("but not one %s", (_, definition) => {
    expect(adviceOf(definition)).toEqual([]);
  });
});

describe("a question is reported", () => {
  test.each([
    ["宗教信仰", "text", "forms/sensitive-question"],
    ["您的健康状况", "choice", "forms/sensitive-question"],
    ["身份证号码", "identity-number", "forms/asked-already"],
    ["联系电话", "phone", "forms/asked-already"],
    ["申请人姓名", "text", "forms/asked-already"],
  ] as const)("%s", (label, kind, code) => {
    expect(adviceOf(form(field("a", kind, { label: words(label) })))).toEqual([`pages[0].fields[0] ${code}`]);
  });

  test.each([
    ["配偶身份证号码", "identity-number"],
    ["备用电话", "phone"],
    ["企业犯罪记录查询授权", "yes-no"],
  ] as const)("but not %s", (label, kind) => {
    expect(adviceOf(form(field("a", kind, { label: words(label) })))).toEqual([]);
  });

  test("and the members of a household may be asked their numbers", () => {
    const rows = field("rows", "table", { fields: [field("id", "identity-number", { label: words("身份证号码") })] });
    expect(adviceOf(form(rows))).toEqual([]);
  });
});

test("the items of the house get no advice about dead conditions", () => {
  const folder = join(import.meta.dirname, "../../../data/items");
  const forms = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("form.json"));
  expect(forms.length).toBeGreaterThan(3);
  for (const file of forms) {
    const advice = adviceOf(JSON.parse(readFileSync(join(folder, file), "utf8")));
    expect(
      advice.filter((line) => line.includes("-true")),
      file,
    ).toEqual([]);
  }
});

test("a form of 200 fields is checked in the time between two keystrokes", () => {
  const fields = Array.from({ length: 100 }, (_, index) => [
    field(`c${index}`, "choice"),
    field(`t${index}`, "text", { shownWhen: `c${index} = "red" and c${(index + 7) % 100} != "blue"` }),
  ]).flat();
  const definition = form(...fields);
  adviceOf(definition);
  const start = performance.now();
  adviceOf({ ...definition });
  expect(performance.now() - start).toBeLessThan(250);
});

test("a new version says which ids are gone, which mean another kind, and which options are gone", () => {
  const before = form(field("a", "text"), field("b", "choice"), field("rows", "table"), field("kept", "date"));
  const after = form(
    field("b", "choice", { options: [{ value: "red", label: words("red") }] }),
    field("rows", "table", { fields: [field("name", "number")] }),
    field("kept", "date", { label: words("new words") }),
    field("added", "text"),
  );
  expect(checkSuccession(before, after).map(({ path, code }) => `${path} ${code}`)).toEqual([
    "a forms/id-removed",
    "pages[0].fields[0].options forms/option-removed",
    "pages[0].fields[0].options forms/option-removed",
    "pages[0].fields[1].fields[0].kind forms/kind-changed",
    "rows.amount forms/id-removed",
  ]);
  expect(checkSuccession(before, before)).toEqual([]);
});

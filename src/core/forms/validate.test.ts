import { describe, expect, test } from "vitest";
import type { FieldKind, FormData, FormDefinition, FormField } from "./index.ts";
import { type ValidationOptions, validateForm } from "./index.ts";
import { field, form } from "./testing.ts";

function codesOf(definition: FormDefinition, data: FormData, options: ValidationOptions = {}): string[] {
  const judged = validateForm(definition, data, options);
  return judged.ok ? [] : judged.errors.map(({ path, code }) => `${path} ${code}`);
}

function dataOf(definition: FormDefinition, data: FormData, options: ValidationOptions = {}): FormData | undefined {
  const judged = validateForm(definition, data, options);
  return judged.ok ? judged.data : undefined;
}

describe("what each kind of field refuses", () => {
  const cases: [FieldKind, Partial<FormField>, unknown, string][] = [
    ["text", {}, 5, "wrong-type"],
    ["text", { minLength: 2 }, "a", "too-short"],
    ["text", { maxLength: 3 }, "abcd", "too-long"],
    ["long-text", { maxLength: 3 }, "a\nbc", "too-long"],
    ["number", {}, "12a", "not-a-number"],
    ["number", { minimum: 1 }, 0, "too-small"],
    ["number", { maximum: 1 }, 2, "too-large"],
    ["number", { decimals: 0 }, 1.5, "decimals"],
    ["money", {}, 1.5, "not-an-amount"],
    ["money", {}, -1, "too-small"],
    ["money", { maximum: 100 }, 101, "too-large"],
    ["date", {}, "2026-02-30", "not-a-date"],
    ["date", { earliest: "2026-01-01" }, "2025-12-31", "too-early"],
    ["date", { latest: "today" }, "2026-03-07", "too-late"],
    ["choice", {}, "purple", "not-an-option"],
    ["choices", {}, ["purple"], "not-an-option"],
    ["choices", { minItems: 2 }, ["red"], "too-few"],
    ["choices", { maxItems: 1 }, ["red", "blue"], "too-many"],
    ["yes-no", {}, "maybe", "yes-or-no"],
    ["region", {}, "61", "region"],
    ["region", { under: "610999" }, "610998", "region-outside"],
    ["identity-number", {}, "61099919900101", "identity-number"],
    ["credit-code", {}, "91610999", "credit-code"],
    ["phone", {}, "12345", "phone"],
    ["email", {}, "name@", "email"],
    ["table", { maxItems: 1 }, [{ name: "a" }, { name: "b" }], "too-many"],
    ["table", { minItems: 2 }, [{ name: "a" }], "too-few"],
  ];
  test.each(cases)("%s %o refuses %o: %s", (kind, settings, value, code) => {
    expect(codesOf(form(field("it", kind, settings)), { it: value }, { today: "2026-03-06" })).toEqual([`it forms/${code}`]);
  });

  test("a period that ends before it begins, at its end", () => {
    expect(codesOf(form(field("stay", "period")), { stay: { from: "2026-02-01", to: "2026-01-01" } })).toEqual([
      "stay.to forms/period-backwards",
    ]);
  });

  test("a signature without consent", () => {
    expect(codesOf(form(field("sign", "signature")), { sign: { name: "x", agreed: false } })).toEqual(["sign.agreed forms/not-agreed"]);
  });

  test("a file with another ending or too large", () => {
    const definition = form(field("papers", "attachment", { accept: ["pdf"], maxBytes: 1000 }));
    const papers = [
      { file: "1", name: "a.exe", size: 10 },
      { file: "2", name: "b.PDF", size: 2000 },
      { file: "3", name: "c.pdf", size: 10 },
    ];
    expect(codesOf(definition, { papers })).toEqual(["papers[0] forms/file-kind", "papers[1] forms/file-size"]);
  });
});

describe("required answers", () => {
  test("are asked for with the verb of their kind, in both languages", () => {
    const definition = form(
      field("name", "text", { required: true, label: { "zh-CN": "姓名", en: "Name" } }),
      field("papers", "attachment", { required: true, label: { "zh-CN": "证明材料", en: "Evidence" } }),
    );
    const messages = (lang: "zh-CN" | "en") => {
      const judged = validateForm(definition, {}, { lang });
      return judged.ok ? [] : judged.errors.map(({ message }) => message);
    };
    expect(messages("zh-CN")).toEqual(["请填写“姓名”", "请上传“证明材料”"]);
    expect(messages("en")).toEqual(['Enter "Name"', 'Upload "Evidence"']);
  });

  test("may depend on another answer, also each on the other", () => {
    const definition = form(field("phone", "phone", { required: "email = null" }), field("email", "email", { required: "phone = null" }));
    expect(codesOf(definition, {})).toEqual(["phone forms/required", "email forms/required"]);
    expect(codesOf(definition, { email: "a@b.cn" })).toEqual([]);
  });

  test("within an applicant count only once the applicant is required or begun", () => {
    const optional = form(field("agent", "applicant"));
    expect(codesOf(optional, {})).toEqual([]);
    expect(codesOf(optional, { agent: { type: "person", name: "x" } })).toEqual([
      "agent.identityNumber forms/required",
      "agent.phone forms/required",
    ]);
    expect(codesOf(form(field("who", "applicant", { required: true })), {})).toEqual([
      "who.type forms/required",
      "who.name forms/required",
      "who.phone forms/required",
    ]);
  });

  test("within a plain group always count", () => {
    expect(codesOf(form(field("home", "group", { fields: [field("street", "text", { required: true })] })), {})).toEqual([
      "home.street forms/required",
    ]);
  });

  test("may be answered by no", () => {
    expect(codesOf(form(field("married", "yes-no", { required: true })), { married: false })).toEqual([]);
  });

  test("are not asked of somebody who may not write them", () => {
    expect(codesOf(form(field("opinion", "text", { required: true })), {}, { access: { opinion: "read" } })).toEqual([]);
  });
});

describe("shown and computed answers", () => {
  const household = form(
    field("members", "table", {
      fields: [
        field("name", "text", { required: true }),
        field("income", "money"),
        field("employer", "text", { shownWhen: "income > 0", required: true }),
        field("share", "number", { computed: "income / total * 100", decimals: 1 }),
      ],
    }),
    field("total", "money", { computed: "sum(members.income)" }),
    field("reason", "text", { shownWhen: "total > 1000 and count(members) > 1", required: true }),
  );

  test("follow from each other, row by row", () => {
    const members = [
      { name: "a", income: 900, employer: "x" },
      { name: "b", income: 300, employer: "y", share: 99 },
    ];
    expect(dataOf(household, { members, total: 5, reason: "r" })).toEqual({
      members: [
        { name: "a", income: 900, employer: "x", share: 75 },
        { name: "b", income: 300, employer: "y", share: 25 },
      ],
      total: 1200,
      reason: "r",
    });
  });

  test("are pruned where their rule doesn't hold, and not required there", () => {
    expect(dataOf(household, { members: [{ name: "a", income: 0, employer: "gone" }], reason: "gone" })).toEqual({
      members: [{ name: "a", income: 0 }],
      total: 0,
    });
  });

  test("are judged on the pruned answers, so nothing hidden can keep something else shown", () => {
    const chain = form(field("a", "yes-no"), field("c", "text", { shownWhen: 'b = "x"' }), field("b", "text", { shownWhen: "a" }));
    expect(dataOf(chain, { a: false, b: "x", c: "y" })).toEqual({ a: false });
  });

  test("fall away with their page", () => {
    const one = form(field("a", "yes-no"));
    const definition = {
      ...one,
      pages: [...one.pages, { ...form(field("b", "text", { required: true })).pages[0], id: "two", shownWhen: "a" }],
    };
    expect(dataOf(definition as FormDefinition, { a: false, b: "x" })).toEqual({ a: false });
    expect(codesOf(definition as FormDefinition, { a: true })).toEqual(["b forms/required"]);
  });
});

describe("tables", () => {
  const definition = form(field("members", "table", { fields: [field("name", "text", { required: true }), field("age", "number")] }));

  test("name the row in the path of an error", () => {
    expect(codesOf(definition, { members: [{ name: "a" }, { age: "x", name: "b" }, { age: 3 }] })).toEqual([
      "members[1].age forms/not-a-number",
      "members[2].name forms/required",
    ]);
  });

  test("ask for an empty row to be filled or removed", () => {
    const judged = validateForm(definition, { members: [{ name: "a" }, {}] });
    expect(judged.ok ? [] : judged.errors).toEqual([
      { path: "members[1]", code: "forms/blank-row", message: "“members”第 2 行是空的，请填写或删除这一行" },
    ]);
  });
});

describe("access", () => {
  const definition = form(
    field("name", "text"),
    field("opinion", "text"),
    field("rows", "table", { fields: [field("item", "text"), field("fee", "money")] }),
  );
  const previous = { name: "before", opinion: "kept", rows: [{ item: "a", fee: 100 }] };

  test("keeps what may only be read or not even be seen, whatever is sent", () => {
    const access = { name: "read", opinion: "hidden" } as const;
    expect(dataOf(definition, { name: "forged", opinion: "forged" }, { access, previous })).toEqual({ name: "before", opinion: "kept" });
  });

  test("can close everything but the named fields", () => {
    const access = { "*": "read", opinion: "write" } as const;
    expect(dataOf(definition, { name: "forged", opinion: "mine", rows: [] }, { access, previous })).toEqual({
      ...previous,
      opinion: "mine",
    });
  });

  test("pins the rows of a table with a protected column", () => {
    const access = { "rows.fee": "read" } as const;
    const sent = {
      rows: [
        { item: "b", fee: 1 },
        { item: "new", fee: 1 },
      ],
    };
    expect(dataOf(definition, sent, { access, previous })).toEqual({ rows: [{ item: "b", fee: 100 }] });
    expect(dataOf(definition, {}, { access, previous })).toEqual({ rows: [{ fee: 100 }] });
  });
});

test("injected checks stand above the built-in patterns and bring their own words", () => {
  const formats = { "identity-number": (text: string) => (text.endsWith("X") ? undefined : "wrong check digit") };
  const definition = form(field("id", "identity-number"));
  const judged = validateForm(definition, { id: "610999199001010015" }, { formats });
  expect(judged.ok ? [] : judged.errors).toEqual([{ path: "id", code: "forms/identity-number", message: "wrong check digit" }]);
  expect(dataOf(definition, { id: " 61099919900101００1x" }, { formats })).toEqual({ id: "61099919900101001X" });
});

test("one page can be judged alone", () => {
  const one = form(field("a", "text", { required: true }));
  const two = form(field("b", "text", { required: true }));
  const definition = { ...one, pages: [...one.pages, ...two.pages.map((page) => ({ ...page, id: "two" }))] };
  expect(codesOf(definition, { a: "x" }, { page: "one" })).toEqual([]);
  expect(codesOf(definition, { a: "x" }, { page: "two" })).toEqual(["b forms/required"]);
});

test("names that objects inherit are no answers", () => {
  const definition = form(field("constructor", "text", { required: true }), field("toString", "text"));
  expect(codesOf(definition, {})).toEqual(["constructor forms/required"]);
});

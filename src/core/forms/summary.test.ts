import { describe, expect, test } from "vitest";
import { compareData, personalPaths, summarise } from "./index.ts";
import { field, form, words } from "./testing.ts";

const definition = form(
  field("intro", "explanation"),
  field("born", "date", { label: { "zh-CN": "出生日期", en: "Born" } }),
  field("income", "money", { label: { "zh-CN": "收入", en: "Income" } }),
  field("poor", "yes-no", { label: words("poor"), shownWhen: "income < 100000" }),
  field("members", "table", {
    label: { "zh-CN": "家庭成员", en: "Members" },
    fields: [field("name", "text", { personal: true, label: { "zh-CN": "姓名", en: "Name" } }), field("colour", "choice")],
  }),
  field("place", "region"),
  field("stay", "period", { label: { "zh-CN": "期间", en: "Stay" } }),
);

const data = {
  born: "1990-01-05",
  income: 12345678,
  members: [{ name: "a", colour: "red" }],
  place: "610999",
  stay: { from: "2026-01-01", to: "2026-02-01" },
};

describe("a summary", () => {
  test("reads in Chinese", () => {
    const lines = summarise(definition, data, "zh-CN", { regionName: () => "示例县" });
    expect(lines.map(({ path, label, text }) => [path, label, text])).toEqual([
      ["born", "出生日期", "1990年1月5日"],
      ["income", "收入", "123,456.78 元"],
      ["members[0].name", "姓名", "a"],
      ["members[0].colour", "colour", "red"],
      ["place", "place", "示例县"],
      ["stay", "期间", "2026年1月1日 至 2026年2月1日"],
    ]);
    expect(lines[2]).toMatchObject({ within: "家庭成员 第 1 行", personal: true, page: "one", kind: "text" });
  });

  test("reads in English", () => {
    const lines = summarise(definition, data, "en");
    expect(lines.map(({ text }) => text)).toEqual([
      "5 January 1990",
      "CNY 123,456.78",
      "a",
      "red",
      "610999",
      "1 January 2026 to 1 February 2026",
    ]);
  });

  test("lists open questions on request, without those that aren't shown", () => {
    const paths = summarise(definition, { income: 20_000_000 }, "en", { blanks: true }).map(({ path, text }) => `${path}: ${text}`);
    expect(paths).toEqual([
      "born: Not answered",
      "income: CNY 200,000.00",
      "members: Not answered",
      "place: Not answered",
      "stay: Not answered",
    ]);
  });

  test("leaves out what a reader may not see", () => {
    const access = { income: "hidden", "members.name": "hidden", stay: "hidden" } as const;
    expect(summarise(definition, data, "en", { access }).map(({ path }) => path)).toEqual(["born", "members[0].colour", "place"]);
  });
});

test("personal answers are known by kind, by setting and in rows", () => {
  const other = form(
    field("who", "applicant", { applicants: ["person"] }),
    field("note", "text"),
    field("tel", "phone", { personal: false }),
  );
  expect(personalPaths(definition)).toEqual(["members[].name"]);
  expect(personalPaths(other)).toEqual(["who.name", "who.identityNumber", "who.phone", "who.address"]);
});

test("a comparison names what was added, changed and removed", () => {
  const after = { ...data, born: undefined, income: 100, members: [...data.members, { name: "b" }] };
  expect(compareData(definition, data, after, "en").map(({ path, change, before, after: now }) => [path, change, before, now])).toEqual([
    ["born", "removed", "5 January 1990", ""],
    ["income", "changed", "CNY 123,456.78", "CNY 1.00"],
    ["members[1].name", "added", "", "b"],
  ]);
});

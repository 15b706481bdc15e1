import { expect, test } from "vitest";
import { catalogueMessages, ITEM_TYPES, THEMES } from "./shared.ts";

test.each(["zh-CN", "en"] as const)("every type and theme has its name in %s", (lang) => {
  const text = catalogueMessages(lang);
  expect(Object.keys(text.types).sort()).toEqual([...ITEM_TYPES].sort());
  expect(Object.keys(text.themes)).toEqual(THEMES);
});

test("a term reads as people say it", () => {
  expect([
    catalogueMessages("zh-CN").term(20, "workday"),
    catalogueMessages("en").term(1, "workday"),
    catalogueMessages("en").term(30, "day"),
  ]).toEqual(["20个工作日", "1 working day", "30 days"]);
});

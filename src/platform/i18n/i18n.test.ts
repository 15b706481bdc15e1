import { expect, expectTypeOf, test } from "vitest";
import { chooseLang, defineMessages } from "./index.ts";

const text = defineMessages({
  "zh-CN": { title: "办件", days: (count: number) => `剩余${count}个工作日`, state: { open: "在办" } },
  en: { title: "Case", days: (count) => `${count} working days left`, state: { open: "In progress" } },
});

test("a catalogue answers in the language asked for, with values put in", () => {
  expect([text("zh-CN").days(3), text("en").days(3), text("en").state.open]).toEqual([
    "剩余3个工作日",
    "3 working days left",
    "In progress",
  ]);
  expectTypeOf(text("en").days).parameters.toEqualTypeOf<[number]>();
});

test("a translation that lacks a key or takes another value does not compile", () => {
  // @ts-expect-error a key is missing in English
  defineMessages({ "zh-CN": { a: "甲", b: "乙" }, en: { a: "A" } });
  // @ts-expect-error the value has another type
  defineMessages({ "zh-CN": { a: (n: number) => `${n}` }, en: { a: (n: string) => n } });
});

test.each([
  [{ query: "en", cookie: "zh-CN" }, "en"],
  [{ query: "fr", cookie: "en" }, "en"],
  [{ acceptLanguage: "en-GB,en;q=0.9,zh;q=0.8" }, "en"],
  [{ acceptLanguage: "en;q=0.5, zh-HK" }, "zh-CN"],
  [{ acceptLanguage: "fr-FR, *;q=0.1" }, "zh-CN"],
  [{ acceptLanguage: "en;q=0" }, "zh-CN"],
  [{}, "zh-CN"],
] as const)("wishes %j are answered in %s", (wishes, lang) => {
  expect(chooseLang(wishes)).toBe(lang);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSubmission } from "./index.ts";
import { field, form } from "./testing.ts";

const unit = { "zh-CN": "平方米", en: "m²" };
const definition = form(field("fee", "money"), field("area", "number", { unit }));
const read = (name: "fee" | "area", text: string) => readSubmission(definition, { [name]: text }).data[name];

describe("amounts and numbers as people type them", () => {
  test.each([
    ["fee", "1,200元", 120_000],
    ["fee", "１２００元", 120_000],
    ["fee", "￥1，200.50", 120_050],
    ["fee", " 1 200 元 ", 120_000],
    ["area", "1,200平方米", 1200],
    ["area", "８０．５ m²", 80.5],
    ["area", "80m2", 80],
  ] as const)("%s %j is read as %d", (name, text, value) => {
    expect(read(name, text)).toBe(value);
  });

  test.each([
    ["fee", "1.2万元"],
    ["fee", "1,20元"],
    ["fee", "1,2345"],
    ["fee", "12美元"],
    ["fee", "元"],
    ["area", "3亩"],
    ["area", "1,5"],
    ["area", "1200元"],
  ] as const)("%s %j could mean something else and stays as typed", (name, text) => {
    expect(read(name, text)).toBe(text);
  });
});

const wide = (text: string) => text.replace(/[\d.,]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const manners = fc.record({ commas: fc.boolean(), wide: fc.boolean(), unit: fc.constantFrom("", "元", " 元") });

test("however an amount is written, the same amount is meant", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), manners, (fen, manner) => {
      const plain = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
      const parted = manner.commas ? plain.replace(/\B(?=(\d{3})+\.)/g, ",") : plain;
      expect(read("fee", (manner.wide ? wide(parted) : parted) + manner.unit)).toBe(fen);
    }),
  );
});

test("what is read as a number has just the digits that were typed, and commas only between thousands", () => {
  const scrap = fc.array(fc.constantFrom(..."0123456789,,..-元万m", "000", "平方米"), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(scrap, (text) => {
      for (const [name, unit, scale] of [
        ["fee", /元$/, 100],
        ["area", /(平方米|m2)$/, 1],
      ] as const) {
        const value = read(name, text);
        if (typeof value !== "number") continue;
        const typed = text.replace(unit, "");
        if (typed.includes(",")) expect(typed).toMatch(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/);
        expect(value / scale).toBeCloseTo(Number(typed.replaceAll(",", "")), 6);
      }
    }),
    { numRuns: 2000 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { code128, valuesOf } from "./code128.ts";

/** Reads the symbols back as a bar code gun would. */
function read([start, ...values]: number[]): string {
  let set = start === 105 ? "C" : "B";
  let text = "";
  for (const value of values) {
    if (set === "B" && value === 99) set = "C";
    else if (set === "C" && value === 100) set = "B";
    else text += set === "C" ? String(value).padStart(2, "0") : String.fromCharCode(value + 32);
  }
  return text;
}

test("what is put in is read out again", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40, unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        expect(read(valuesOf(text))).toBe(text);
      },
    ),
  );
});

test("digits go in pairs: an application number takes 11 modules a symbol, start, check and stop included", () => {
  // SQ, then to C, then nine pairs
  expect(valuesOf("SQ610999202603030001")).toHaveLength(13);
  expect(code128("SQ610999202603030001").width).toBe(13 * 11 + 11 + 13);
});

test("the check of the textbook's example, begun in set B, is 55", () => {
  const values = valuesOf("PJJ123C");
  expect(values).toEqual([104, 48, 42, 42, 17, 18, 19, 35]);
  expect(values.reduce((total, value, index) => total + value * Math.max(1, index), 0) % 103).toBe(55);
});

test("every symbol is eleven modules wide and its bars an even number of them, as the standard's own check wants", () => {
  const seen = new Set<string>();
  for (let code = 32; code < 127; code++) {
    const { path, width } = code128(String.fromCharCode(code));
    const bars = [...path.matchAll(/h(\d)v/g)].map((bar) => Number(bar[1]));
    expect(width).toBe(3 * 11 + 13);
    // three bars a symbol: the second symbol is the character's
    expect(bars.slice(3, 6).reduce((total, bar) => total + bar, 0) % 2).toBe(0);
    seen.add(path);
  }
  expect(seen.size).toBe(95);
});

test("what a bar code can't hold is refused", () => {
  expect(() => code128("办件")).toThrow(RangeError);
});

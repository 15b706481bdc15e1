import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalText, termsAsked, termsOf } from "./search-terms.ts";

describe("search terms", () => {
  it("are all characters and all pairs of neighbours", () => {
    expect(termsOf("低保，ID")).toEqual(["低", "低保", "保", "i", "id", "d"]);
  });

  it("of any part of a text stand among the text's own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.nat(80), fc.nat(80), (text, from, length) => {
        const normal = normalText(text);
        const part = [...normal].slice(from, from + length).join("");
        const { terms, words } = termsAsked(part);
        const own = new Set(termsOf(text));
        expect(terms.every((term) => own.has(term))).toBe(true);
        expect(words.every((word) => normal.includes(word))).toBe(true);
      }),
    );
  });
});

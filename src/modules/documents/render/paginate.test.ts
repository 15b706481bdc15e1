import fc from "fast-check";
import { expect, test } from "vitest";
import { paginate, type Strip } from "./paginate.ts";

const ROOM = 100;
const strip = (height: number, keep = false, isGap = false): Strip => ({ height, keep, isGap, draw() {} });
const shape = (strips: Strip[]) => paginate(strips, ROOM).map((page) => page.map((placed) => placed.strip.height));

test("what is to stay with the next piece goes to its page, so a signature never stands alone", () => {
  expect(shape([strip(40), strip(30), strip(20, true), strip(20)])).toEqual([
    [40, 30],
    [20, 20],
  ]);
  // What no page holds together is filled as it comes.
  expect(shape([strip(60, true), strip(60)])).toEqual([[60], [60]]);
});

test("space between pieces isn't drawn at the head of a page, and makes none of its own", () => {
  expect(shape([strip(95), strip(10, false, true), strip(20)])).toEqual([[95], [20]]);
  expect(shape([strip(95), strip(10, false, true)])).toEqual([[95]]);
});

test("whatever comes, every piece is drawn once, in order, within its page", () => {
  const one = fc.record({ height: fc.integer({ min: 1, max: 90 }), keep: fc.boolean(), isGap: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (given) => {
      const strips = given.map(({ height, keep, isGap }) => strip(height, keep, isGap));
      const pages = paginate(strips, ROOM);
      const drawn = pages.flat().map((placed) => placed.strip);
      expect(drawn.filter(({ isGap }) => !isGap)).toEqual(strips.filter(({ isGap }) => !isGap));
      for (const page of pages) for (const { strip: placed, top } of page) expect(top + placed.height).toBeLessThanOrEqual(ROOM + 0.5);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onPage, placeBetween, scaleOf, type Turn, transformOf, turned, turnedSize, zoomed } from "./page-frame.ts";

const turns = fc.constantFrom<Turn>(0, 90, 180, 270);
const part = fc.double({ min: 0, max: 1, noNaN: true });
const A4 = { width: 794, height: 1123 };

/** Where a point of the page comes to lie by the transform, as a browser works it out. */
function shownAt(point: { x: number; y: number }, page: { width: number; height: number }, turn: Turn, scale: number) {
  const [, x = 0, y = 0] = /translate\(([-\d.e]+)px, ([-\d.e]+)px\)/.exec(transformOf(page, turn, scale))?.map(Number) ?? [];
  const angle = (turn * Math.PI) / 180;
  const [left, top] = [point.x * page.width * scale, point.y * page.height * scale];
  return { x: x + left * Math.cos(angle) - top * Math.sin(angle), y: y + left * Math.sin(angle) + top * Math.cos(angle) };
}

describe("a page in its frame", () => {
  test("is found again under the pointer, however it is turned and enlarged", () => {
    fc.assert(
      fc.property(turns, part, part, fc.double({ min: 0.25, max: 4, noNaN: true }), (turn, x, y, scale) => {
        const box = turnedSize(A4, turn);
        const shown = shownAt({ x, y }, A4, turn, scale);
        const back = onPage({ x: shown.x / (box.width * scale), y: shown.y / (box.height * scale) }, turn);
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
      }),
    );
  });

  test("fits its width, or whole, also lying on its side", () => {
    const room = { width: 397, height: 400 };
    expect(scaleOf("width", A4, room, 0)).toBeCloseTo(0.5);
    expect(scaleOf("width", A4, room, 90)).toBeCloseTo(397 / 1123);
    expect(scaleOf("page", A4, room, 0)).toBeCloseTo(400 / 1123);
    expect(scaleOf(2, A4, room, 0)).toBe(2);
    expect(scaleOf("reading", { width: 3000, height: 900 }, room, 0)).toBe(0.7);
    expect(scaleOf("reading", { width: 100, height: 900 }, room, 0)).toBe(1);
    expect(scaleOf("width", { width: 0, height: 0 }, room, 0)).toBe(1);
  });

  test("is enlarged and made smaller by steps that meet an end, and turned round in four", () => {
    expect([zoomed(0.43, 1), zoomed(0.43, -1), zoomed(4, 1), zoomed(0.25, -1)]).toEqual([0.5, 0.35, 4, 0.25]);
    expect([turned(0, 90), turned(270, 90), turned(0, -90)]).toEqual([90, 0, 270]);
  });
});

test("a place drawn from any corner is the same one; a slip of the hand is none", () => {
  const place = [200, 100, 300, 400];
  expect(placeBetween({ x: 0.2, y: 0.1 }, { x: 0.5, y: 0.5 })).toEqual(place);
  expect(placeBetween({ x: 0.5, y: 0.1 }, { x: 0.2, y: 0.5 })).toEqual(place);
  expect(placeBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
  expect(placeBetween({ x: -1, y: -1 }, { x: 2, y: 2 })).toEqual([0, 0, 1000, 1000]);
});

import { expect, test } from "vitest";
import { placeOf } from "./replay-place.ts";

test.each([
  [undefined, 9],
  ["1", 0],
  ["10", 9],
  ["99", 9],
  ["0", 9],
  ["-3", 9],
  ["2.5", 9],
  ["x", 9],
])("of ten frames the address %s means the one at %i", (at, place) => {
  expect(placeOf(at, 10)).toBe(place);
});

test("a case without frames has no place to fall off from", () => {
  expect(placeOf("3", 0)).toBe(0);
});

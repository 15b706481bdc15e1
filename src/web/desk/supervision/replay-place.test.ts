import { expect, test } from "vitest";
import { liveFilter } from "./live-filter.ts";
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

test("a filter takes from the address what it knows and leaves the rest", () => {
  expect(liveFilter({ department: "610999MZ", level: "red", state: "closed" })).toEqual({ department: "610999MZ", level: "red" });
  expect(liveFilter({ level: "purple", state: "suspended", item: "" })).toEqual({ state: "suspended" });
});

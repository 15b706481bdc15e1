import { expect, test } from "vitest";
import { listFilter } from "./list-filter.ts";

test("a filter takes from the address what it knows and leaves the rest", () => {
  expect(listFilter({ department: "610999MZ", level: "red", state: "lost" })).toEqual({ department: "610999MZ", level: "red" });
  expect(listFilter({ level: "purple", state: "suspended", item: "" })).toEqual({ state: "suspended" });
});

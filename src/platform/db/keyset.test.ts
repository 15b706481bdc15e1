import fc from "fast-check";
import { expect, test } from "vitest";
import { isBackwards, type KeysetPage, type KeysetPlace, keysetPage } from "./index.ts";

const list = Array.from({ length: 23 }, (_, index) => String(index).padStart(2, "0"));

/** What a database reads at a place: in the direction, one row more than the page. */
function pageAt(place: KeysetPlace, limit: number): KeysetPage<string> {
  const read = isBackwards(place)
    ? list.filter((row) => row < (place.before ?? "")).reverse()
    : list.filter((row) => place.after === undefined || row > place.after);
  return keysetPage(read.slice(0, limit + 1), place, limit, (row) => row);
}

test("walking to the end and back meets the same full pages", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (limit) => {
      const there = [pageAt({}, limit)];
      for (let last = there[0]; last?.next; last = there.at(-1)) there.push(pageAt({ after: last.next }, limit));
      expect(there.flatMap((page) => page.rows)).toEqual(list);
      const back = [there.at(-1)];
      for (let first = back[0]; first?.previous; first = back[0]) back.unshift(pageAt({ before: first.previous }, limit));
      expect(back.map((page) => page?.rows)).toEqual(there.map((page) => page.rows));
      expect(back[0]?.previous).toBeNull();
    }),
  );
});

test("an empty page leads nowhere", () => {
  expect(keysetPage([], { after: "99" }, 10, String)).toEqual({ rows: [], previous: null, next: null });
});

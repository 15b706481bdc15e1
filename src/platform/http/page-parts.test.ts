import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { etagOfParts, gzipOfParts, type PagePart, plainText } from "./page-parts.ts";

const text = fc.string({ unit: "grapheme", maxLength: 300 });
const parts = fc.array(
  fc.oneof(
    text,
    text.map((kept) => ({ text: kept })),
  ),
  { maxLength: 12 },
);

test("parts packed one by one join to a gzip stream of the whole page, checksum and length included", () => {
  fc.assert(
    fc.property(parts, (page: PagePart[]) => {
      // Twice: the second time kept parts come packed.
      for (let round = 0; round < 2; round++) expect(gunzipSync(gzipOfParts(page) ?? "").toString()).toBe(plainText(page));
    }),
  );
});

test("a kept part may be long, and fresh text is compressed as a whole once there is much of it", () => {
  const body = { text: "政务服务".repeat(40_000) };
  const page = ["<p>", body, "</p>"];
  expect(gunzipSync(gzipOfParts(page) ?? "").toString()).toBe(plainText(page));
  expect(gzipOfParts([body, "x".repeat(7000)])).toBeNull();
});

test("pages with the same parts have the same tag, others another", () => {
  expect(etagOfParts(["a", { text: "b" }])).toBe(etagOfParts(["a", { text: "b" }]));
  expect(etagOfParts(["a", { text: "b" }])).not.toBe(etagOfParts(["a", { text: "c" }]));
  expect(etagOfParts(["ab"])).not.toBe(etagOfParts(["a", "b!"]));
});

import { expect, test } from "vitest";
import { withCardAt } from "./card-place.ts";

const card = { number: "610999199005060120", name: "王小芳" };
const place = { number: "staff[0][number]", name: "staff[0][name]" };

test("a card laid on the reader in a row fills in that row, and nothing else changes", () => {
  expect(withCardAt({ shop: ["好又来"] }, place, card)).toEqual({
    shop: ["好又来"],
    "staff[0][number]": [card.number],
    "staff[0][name]": ["王小芳"],
  });
});

test("a name that stands there stays, and without a place for it none is written", () => {
  expect(withCardAt({ "staff[0][name]": ["王芳"] }, place, card)["staff[0][name]"]).toEqual(["王芳"]);
  expect(withCardAt({}, { ...place, name: null }, card)).toEqual({ "staff[0][number]": [card.number] });
});

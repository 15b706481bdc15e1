import { expect, test } from "vitest";
import { measures, NO_CROP } from "./page-image.ts";

test("a large picture is kept at two thousand dots on its longer side, a small one as it is", () => {
  expect(measures(4000, 3000, NO_CROP)).toMatchObject({ width: 2000, height: 1500 });
  expect(measures(800, 600, NO_CROP)).toMatchObject({ width: 800, height: 600 });
});

test("the edges are cut away before it is made smaller", () => {
  expect(measures(4000, 3000, { top: 10, right: 25, bottom: 10, left: 25 })).toEqual({
    left: 1000,
    top: 300,
    cutWidth: 2000,
    cutHeight: 2400,
    width: 1667,
    height: 2000,
  });
});

/** 网上申请 without script (P9, P10): every configured item, on a phone and at a desk. With script it is part of the whole way. */
import { describe } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { DESK, journey, PHONE, withBrowser } from "./stage/browser.ts";
import { ALL_ITEMS } from "./stage/items.ts";

withBrowser();

const DEVICES = [
  { words: "on a phone", size: PHONE },
  { words: "at a desk", size: DESK },
];

describe.each(DEVICES)("a citizen without script $words", ({ size }) => {
  for (const item of ALL_ITEMS) {
    journey(`reads up on, applies for and tracks ${item.name}`, async (scene) => {
      const citizen = await aCitizen(scene, { size, script: false });
      await citizen.readsTheGuide(item);
      const number = await citizen.applies(item);
      await citizen.tracks(number, item);
      await citizen.sees(number, "您提交了申请");
    });
  }
});

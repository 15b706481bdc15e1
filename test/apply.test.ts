/** 网上申请 (P9, P10): every configured item, on a phone and at a desk, with and without script. */
import { describe } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { DESK, journey, PHONE, withBrowser } from "./stage/browser.ts";
import { ALL_ITEMS } from "./stage/items.ts";

withBrowser();

const DEVICES = [
  { words: "on a phone", device: { size: PHONE, script: true } },
  { words: "on a phone without script", device: { size: PHONE, script: false } },
  { words: "at a desk", device: { size: DESK, script: true } },
  { words: "at a desk without script", device: { size: DESK, script: false } },
];

describe.each(DEVICES)("a citizen $words", ({ device }) => {
  for (const item of ALL_ITEMS) {
    journey(`reads up on, applies for and tracks ${item.name}`, async (scene) => {
      const citizen = await aCitizen(scene, device);
      await citizen.readsTheGuide(item);
      const number = await citizen.applies(item);
      await citizen.tracks(number, item);
      await citizen.sees(number, "您提交了申请");
    });
  }
});

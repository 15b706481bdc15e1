/** Applications handed in over the counter (P9, K1). */
import { describe, expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { DESK, journey, PHONE, withBrowser } from "./stage/browser.ts";
import { ALL_ITEMS, allowance } from "./stage/items.ts";

withBrowser();

describe.each([
  { words: "on a phone", size: PHONE },
  { words: "at a desk", size: DESK },
])("a clerk $words", ({ size }) => {
  for (const item of ALL_ITEMS) {
    journey(`takes in ${item.name} from somebody who stands there, and hands over the receipt`, async (scene) => {
      const clerk = await aClerk(scene, item === allowance ? "village" : "clerk", { size });
      const number = await clerk.takesIn(item);
      const sheet = await clerk.printsTheReceipt();
      for (const { name } of item.materials.filter(({ necessity }) => necessity === "required")) expect(sheet).toContain(name);
      expect(sheet).toContain(number);
      expect(sheet).toContain(item.name);
      expect(sheet, "a receipt may be lost").not.toContain(item.applicant.number);
      expect(sheet, "only what is handed over is printed").not.toContain("打印回执");
      await clerk.goesOnToTheCase();
      const citizen = await aCitizen(scene, { size, script: false });
      await citizen.tracks(number, item);
    });
  }
});

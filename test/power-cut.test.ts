/** The server dies in the middle of people's work, and comes back on the same data. */
import { expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { journey, withBrowser } from "./stage/browser.ts";
import { employment } from "./stage/items.ts";
import { startProduct } from "./stage/product.ts";

withBrowser();

journey("what was filled in, sent and decided before a power cut is there after it", async (scene) => {
  const product = await startProduct();
  try {
    const here = { ...scene, url: product.url };
    const sent = await aCitizen(here, { script: false });
    const number = await sent.applies(employment);
    const writing = await aCitizen(here, { script: false });
    await writing.startsApplying(employment);
    await writing.introducesThemself(employment);
    await writing.goesOn();

    await product.kill9();
    await product.restart();

    await writing.answersTheForm(employment);
    await writing.uploadsTheMaterials(employment);
    await writing.sends();
    const next = await writing.keepsTheReceipt();
    expect(next).not.toBe(number);
    const clerk = await aClerk(here);
    await clerk.settlesOnTheSpot(number);
    await sent.tracks(number, employment);
    await sent.sees("已办结");
    expect(await product.command("verify")).toMatchObject({ code: 0 });
  } finally {
    await product.stop();
  }
});

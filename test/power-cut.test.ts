/** The server dies in the middle of people's work, and comes back on the same data. */
import { expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { journey, withBrowser } from "./stage/browser.ts";
import { largePdf } from "./stage/files.ts";
import { employment } from "./stage/items.ts";
import { startProduct } from "./stage/product.ts";

withBrowser();

journey("what was filled in, sent and decided before a power cut is there after it, and what was being uploaded goes on", async (scene) => {
  const product = await startProduct();
  try {
    const here = { ...scene, url: product.url };
    const sent = await aCitizen(here, { script: false });
    const number = await sent.applies(employment);
    const writing = await aCitizen(here, { script: false });
    await writing.startsApplying(employment);
    await writing.introducesThemself(employment);
    await writing.goesOn();

    const photographing = await aCitizen(here);
    const [paper] = employment.materials.filter(({ necessity, accept }) => necessity === "required" && accept.includes("pdf"));
    const scan = largePdf(paper?.name ?? "", 20);
    await photographing.startsApplying(employment);
    await photographing.introducesThemself(employment);
    await photographing.goesOn();
    await photographing.answersTheForm(employment);
    await photographing.hasASlowLine(6);
    await photographing.chooses(paper?.name ?? "", scan);
    await photographing.page.getByText(/正在上传：已传 [1-9]/).waitFor();

    await product.kill9();
    await photographing.page.getByText(/网络断了（已传 [1-9]/).waitFor();
    await product.restart();

    await photographing.page.getByRole("button", { name: `删除文件 ${scan.name}` }).waitFor();
    expect(await photographing.page.getByText("20.0 MB").count()).toBe(1);

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
    expect(await product.command("files")).toMatchObject({ code: 0 });
  } finally {
    await product.stop();
  }
});

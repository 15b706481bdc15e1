/** At the counter (K8): an application in under a minute, by keys alone, from the applicant's card to the printed receipt. */
import { describe, expect } from "vitest";
import { generateIdentityNumber } from "../src/core/identifiers/index.ts";
import { aClerk } from "./people/clerk.ts";
import { keystrokes } from "./people/keystrokes.ts";
import { journey, withBrowser } from "./stage/browser.ts";

withBrowser();

const NUMBER = generateIdentityNumber({ region: "610999", birth: "1990-05-06", sequence: 12 });
const CARD = `王小芳,女,汉,19900506,示例县城关镇东街村3号,${NUMBER}`;

describe("a clerk at the counter", () => {
  journey("takes an application in within a minute, without the mouse, and the second one of the same person faster", async (scene) => {
    const clerk = await aClerk(scene);
    const { page } = clerk;
    const takesIn = async (says: { phone: string } | "as last time") => {
      const hand = keystrokes(page);
      hand.thinks(); // which item is it?
      await hand.types("shbzk");
      await hand.presses("Enter");
      const who = page.getByRole("region", { name: "申请人", exact: true });
      await hand.waits(who);
      await hand.readsCard(CARD);
      if (says === "as last time") {
        await hand.waits(page.getByRole("button", { name: /申请人同意，沿用/ }));
        hand.thinks(); // asks for consent
        await hand.presses("Alt+r");
        await hand.waits(page.getByText("已沿用上次留的信息"));
      } else {
        await hand.types(says.phone);
        await hand.presses("Enter");
      }
      hand.thinks(); // first, change, renewal?
      await hand.presses("1");
      await hand.presses("Enter");
      hand.thinks();
      await hand.types("首次申领社会保障卡");
      await hand.presses("Tab"); // Enter breaks the line in a long text
      hand.thinks();
      await hand.presses("1");
      await hand.presses("Enter");
      await hand.presses("1"); // the applicant has read and agrees
      hand.thinks(); // are the papers all there?
      await hand.presses("Alt+a");
      await hand.presses("Control+Enter");
      await hand.waits(page.getByRole("heading", { level: 1, name: /^已登记，申请编号/ }));
      // Every sheet that came out of the printer is a mark on the page.
      const printed = () => page.evaluate(() => Number(document.documentElement.dataset.printed ?? 0));
      // The second follows too soon: browsers leave out a print asked for within seconds of the last one.
      await expect.poll(printed, { timeout: 8000 }).toBe(1);
      return hand;
    };

    await page.goto("/desk/intake");
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      addEventListener("beforeprint", () => {
        dataset.printed = String(Number(dataset.printed ?? 0) + 1);
      });
    });
    await page.getByRole("list", { name: "事项" }).waitFor();
    const first = await takesIn({ phone: "13900001234" });
    await clerk.see("intake receipt");
    const sheet = await page.getByRole("article").textContent();
    for (const words of ["收件回执", "王**", "社会保障卡办理", "扫一扫，查进度", "纸质 复印件 1 份"]) expect(sheet).toContain(words);
    await page.keyboard.press("Enter"); // the next applicant
    await page.getByRole("list", { name: "事项" }).getByText("本窗口常办").first().waitFor();
    const second = await takesIn("as last time");

    console.info(
      `at the counter: ${JSON.stringify(first.count)} ${first.seconds().toFixed(1)} s; again ${JSON.stringify(second.count)} ${second.seconds().toFixed(1)} s`,
    );
    expect(first.count.pointings).toBe(0);
    expect(first.count.keys).toBeLessThan(75);
    expect(first.seconds()).toBeLessThan(60);
    expect(second.count.keys).toBeLessThan(first.count.keys);
  });
});

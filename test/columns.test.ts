/** The two columns (P1–P6): 320 items to be handled and 65 to be disclosed, each with its pages; and what is asked and answered (P7). */
import { describe, expect } from "vitest";
import { aCitizen, type Citizen } from "./people/citizen.ts";
import { DESK, journey, PHONE, withBrowser } from "./stage/browser.ts";
import { hygiene } from "./stage/items.ts";

withBrowser();

const DEVICES = [
  { words: "on a phone", device: { size: PHONE, script: true } },
  { words: "on a phone without script", device: { size: PHONE, script: false } },
  { words: "at a desk", device: { size: DESK, script: true } },
  { words: "at a desk without script", device: { size: DESK, script: false } },
];

const main = ({ page }: Citizen) => page.getByRole("main");

describe.each(DEVICES)("a citizen $words", ({ device }) => {
  journey("looks around the services: counted, narrowed down, page by page", async (scene) => {
    const citizen = await aCitizen(scene, device);
    await citizen.goesTo("政务服务");
    // What the county begins with, and what other journeys have published by now.
    const counted = async (name: string, shipped: number) => {
      const words = await main(citizen).getByRole("listitem").filter({ hasText: name }).first().textContent();
      const count = Number(/\d+/.exec(words ?? "")?.[0]);
      expect(count).toBeGreaterThanOrEqual(shipped);
      return count;
    };
    const convenience = await counted("便民服务事项", 25);
    const all = (await counted("行政权力事项", 295)) + convenience;
    await main(citizen).getByText(`第 1–20 项，共 ${all} 项`).first().waitFor();
    await citizen.follows("下一页");
    await main(citizen).getByText(`第 21–40 项，共 ${all} 项`).first().waitFor();
    await citizen.see("directory, further on");
    await citizen.goesTo("政务服务");
    await citizen.follows("便民服务事项");
    await main(citizen).getByText(`共 ${convenience} 项`).first().waitFor();
    await citizen.see("directory, narrowed down");
  });

  journey("opens the five pages of an item", async (scene) => {
    const citizen = await aCitizen(scene, device);
    await citizen.finds(hygiene);
    for (const name of ["网上咨询", "表格下载", "网上申请", "结果反馈", "办事指南"]) {
      await citizen.opensOfTheItem(name);
      await citizen.see(`item ${name}`);
    }
  });

  journey("looks through the directory of what is disclosed", async (scene) => {
    const citizen = await aCitizen(scene, device);
    await citizen.goesTo("政府信息公开");
    await main(citizen).getByText("65 类政府信息").first().waitFor();
    expect(await main(citizen).locator('a[href^="/disclosure/"]').count()).toBe(65);
    await citizen.see("disclosure");
    await citizen.follows("财政预算、决算报告");
    await citizen.heading("财政预算、决算报告").waitFor();
    await citizen.see("disclosure node");
  });

  journey("reads what was decided and what was asked, and where to ask", async (scene) => {
    const citizen = await aCitizen(scene, device);
    await citizen.goesTo("结果公示");
    await main(citizen).getByText("*").first().waitFor();
    expect(await main(citizen).textContent(), "no identity number stands there whole").not.toMatch(/\d{17}[\dX]/);
    await citizen.see("results");
    await citizen.goesTo("网上咨询");
    await citizen.see("consultation");
    await citizen.page.goto("/services/consult/ask");
    await citizen.see("ask a question");
    await citizen.page.goto("/services/consult/track");
    await citizen.see("look up a question");
  });
});

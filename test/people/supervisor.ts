/** 监察员: sees running cases live, their alarms, and replays any case step by step. */
import { expect } from "vitest";
import type { Device, Scene } from "../stage/browser.ts";
import { atTheDesk } from "./staff.ts";

export type Supervisor = Awaited<ReturnType<typeof aSupervisor>>;

export async function aSupervisor(scene: Scene, device: Device = {}) {
  const desk = await atTheDesk(scene, "supervisor", device);
  const { page } = desk;
  const caseLink = (number: string) => page.getByRole("main").getByRole("link", { name: number, exact: true });
  const step = page.getByText(/^第 \d+ 步，共 \d+ 步$/);
  const frames = async () => (await step.textContent())?.match(/\d+/g)?.map(Number) ?? [];

  return {
    ...desk,

    /** Opens the list and leaves it open: it keeps itself up to date. */
    async watches() {
      await page.goto("/desk/supervision/live");
      await page.getByRole("main").getByRole("status").getByText("实时", { exact: true }).waitFor();
      await desk.see("live list");
    },

    /** A case shows up under this number without anybody asking anew. */
    seesLive: (number: string) => caseLink(number).first().waitFor(),

    /** The same with the list of alarms. */
    async watchesTheAlarms() {
      await page.goto("/desk/supervision/alarms");
      await page.getByRole("main").getByRole("status").getByText("实时", { exact: true }).waitFor();
    },

    /** An alarm of this case comes up by itself. */
    seesAlarm: (number: string, level: "预警" | "黄牌" | "红牌") =>
      page.getByRole("row").filter({ hasText: number }).filter({ hasText: level }).first().waitFor(),

    /** So does its level in the list of what runs. */
    seesLevel: (number: string, level: string) =>
      page
        .getByRole("row")
        .or(page.getByRole("main").getByRole("listitem"))
        .filter({ hasText: number })
        .filter({ hasText: level })
        .first()
        .waitFor(),

    async filtersBy(list: "部门" | "级别" | "状态", option: string) {
      await desk.picks(list, option);
      await page.waitForURL(/\?.+=/);
    },

    /** What stands in the list now, as text. */
    async rows(): Promise<string[]> {
      await page.getByRole("row").nth(1).waitFor();
      return (await page.getByRole("row").allTextContents()).slice(1);
    },

    async readsTheAlarms() {
      await page.goto("/desk/supervision/alarms");
      await page.getByRole("row").nth(1).waitFor();
      await desk.see("alarms");
    },

    /** Finds any case, running or ended, and goes from its first event to the last; tells what happened at each. */
    async replays(number: string): Promise<string[]> {
      await page.getByRole("banner").getByRole("combobox").fill(number);
      await page.getByTitle(new RegExp(`^${number} `)).click();
      await page.getByRole("link", { name: "回放", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: /^办件回放/ }).waitFor();
      await desk.see("replay");
      await page.getByRole("button", { name: "回到开头" }).or(step).last().waitFor();
      const first = page.getByRole("button", { name: "回到开头" });
      if (await first.isEnabled()) await first.click();
      const [, count = 0] = await frames();
      const told: string[] = [];
      for (let at = 1; at <= count; at++) {
        await page.getByText(`第 ${at} 步，共 ${count} 步`).waitFor();
        told.push((await page.getByRole("region", { name: "办理过程" }).getByRole("strong").first().textContent()) ?? "");
        if (at < count) await page.getByRole("button", { name: "下一步" }).click();
      }
      expect(await page.getByRole("button", { name: "下一步" }).isDisabled()).toBe(true);
      return told;
    },
  };
}

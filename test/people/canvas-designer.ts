/** The IT person: takes a process to the BPMN canvas, reads files of other programs, draws what cards can't show, sets the steps there. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Device, Scene } from "../stage/browser.ts";
import { aProcessDesigner } from "./process-designer.ts";

export async function aCanvasDesigner(scene: Scene, device: Device = {}) {
  const designer = await aProcessDesigner(scene, device, "it");
  const { page, picks } = designer;
  const ground = page.getByRole("region", { name: "流程画布", exact: true });
  const panel = page.getByRole("complementary", { name: "属性" });
  const element = (id: string) => ground.locator(`[data-element-id="${id}"] .djs-hit`).first();
  const id = panel.getByRole("textbox", { name: "标识" });
  const choose = async (name: string) => {
    await element(name).click();
    await expect.poll(() => id.inputValue(), { timeout: 10_000 }).toBe(name);
  };

  return {
    ...designer,
    panel,

    async goesToTheCanvas() {
      await page.getByText("BPMN 画布", { exact: true }).click();
      await ground.locator(".djs-shape").first().waitFor();
    },

    /** The drawing as the file other programs read. */
    async exportsTheFile(): Promise<string> {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 BPMN 文件" }).click()]);
      return readFileSync(await file.path(), "utf8");
    },

    async importsAFile(xml: string) {
      await page.locator("input[type=file]").setInputFiles({ name: "process.bpmn", mimeType: "application/xml", buffer: Buffer.from(xml) });
      await page
        .getByRole("dialog", { name: "导入会替换现在的流程图" })
        .getByRole("button", { name: /^替\s?换$/ })
        .click();
      await page.getByText("已导入，检查通过后才能发布").waitFor();
    },

    /** Draws a line from the element that is chosen to another, with the mouse, and types what it is called; it is chosen then. */
    async drawsALineTo(to: string, name: string) {
      const from = await id.inputValue();
      await ground.locator(".djs-context-pad .entry[data-action=connect]").click();
      await element(to).click();
      await expect.poll(() => id.inputValue(), { timeout: 10_000 }).not.toBe(from);
      await panel.getByRole("textbox", { name: "名称" }).fill(name);
      await page.keyboard.press("Enter");
    },

    choose,

    opens: (tab: string) => panel.getByRole("tab", { name: tab, exact: true }).click(),
    picks: (list: string, option: string | RegExp) => picks(list, option, panel),
  };
}

/** Who sets up items at the desk: builds a form by mouse and keyboard and publishes it. Finds everything by what it is called. */
import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import type { FormDefinition } from "../../src/core/forms/index.ts";
import { looksAccessible } from "../stage/accessible.ts";
import type { Device, Scene } from "../stage/browser.ts";
import { atTheDesk, spaced } from "./staff.ts";

export async function aConfigurator(scene: Scene, device: Device = {}): Promise<Configurator> {
  return configuratorAt(await atTheDesk(scene, "configurator", device));
}

export type Configurator = ReturnType<typeof configuratorAt>;

function configuratorAt({ page }: Awaited<ReturnType<typeof atTheDesk>>) {
  const designer = page.getByRole("region", { name: "表单设计" });
  const palette = designer.getByRole("navigation", { name: "字段" });
  const side = designer.getByRole("complementary", { name: /^(字段|页面)设置$/ });
  const card = (label: string, kind: string) => designer.getByRole("button", { name: `${label}，${kind}`, exact: true });
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  const isSaved = () =>
    page
      .getByText(/^已保存/)
      .first()
      .waitFor();

  const configurator = {
    page,
    designer,
    see: (kind: string) => looksAccessible(page, `desk ${kind}`),

    /** Finds an item of the own department and begins its next version. */
    async beginsANewVersion(item: string) {
      await page.goto(`/desk/items?text=${encodeURIComponent(item)}`);
      await page.getByRole("main").getByRole("link", { name: item }).click();
      await page.getByRole("button", { name: spaced("修改") }).click();
      await page.getByText("设计中").first().waitFor();
    },

    async opensTheForm() {
      await tab("表单").click();
      await palette.waitFor();
    },

    async addsAPage(title: string) {
      await designer.getByRole("button", { name: "添加一页" }).click();
      await configurator.names(title, "页面标题");
    },

    /** Picks up a kind in the palette and lets it go in the empty place of a page or table. */
    async drags(kind: string, into: Locator) {
      const [from, to] = [await middleOf(palette.getByRole("button", { name: kind, exact: true })), await middleOf(into)];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 12 });
      await page.mouse.up();
    },

    emptyPlace: () => designer.getByText("这一页还没有字段", { exact: false }),

    /** Adds a kind after the chosen field, by keyboard alone. */
    async addsByKeyboard(kind: string) {
      await palette.getByRole("button", { name: kind, exact: true }).focus();
      await page.keyboard.press("Enter");
    },

    async names(words: string, box = "名称") {
      await side.getByRole("textbox", { name: box, exact: true }).fill(words);
    },

    async selects(label: string, kind: string) {
      await card(label, kind).click();
      await designer.getByRole("button", { name: `${label}，${kind}`, exact: true, pressed: true }).waitFor();
    },

    /** Moves the chosen field by keyboard. */
    async moves(label: string, kind: string, keys: readonly string[]) {
      await card(label, kind).focus();
      for (const key of keys) await page.keyboard.press(key);
    },

    async givesId(id: string) {
      await side.getByRole("textbox", { name: "标识", exact: true }).fill(id);
      await page.keyboard.press("Enter");
      await designer
        .getByRole("status")
        .filter({ hasText: `标识改为“${id}”` })
        .waitFor({ state: "attached" });
    },

    async requires() {
      await side.getByText("必填", { exact: true }).last().click();
    },

    /** Chooses in a list by typing what it is called. */
    async chooses(list: string, words: string, nth = 0) {
      const box = side.getByRole("combobox", { name: list, exact: true }).nth(nth);
      await box.click();
      await box.fill(words).catch(() => {});
      await page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").getByTitle(words, { exact: true }).click();
    },

    async showsWhen() {
      await side.getByText("按条件显示", { exact: true }).click();
    },

    side,
    card,

    async opensThePreview() {
      await designer.getByText("预览", { exact: true }).click();
      const phone = designer.getByRole("region", { name: "手机上（申请人）" });
      await phone.frameLocator("iframe").getByRole("heading", { level: 1 }).waitFor();
    },

    async closesThePreview() {
      await designer.getByText("设计", { exact: true }).click();
    },

    async looksAtThePreview() {
      await configurator.opensThePreview();
      await configurator.see("form preview");
      await configurator.closesThePreview();
    },

    /** Gives the design up; the version in force stays as it is. */
    async discards() {
      await tab("检查与发布").click();
      await page.getByRole("button", { name: "放弃设计" }).click();
      await page.locator(".ant-popconfirm").getByRole("button", { name: "放弃设计" }).click();
      await page.getByRole("button", { name: spaced("修改") }).waitFor();
    },

    /** The form as the file that other counties get. */
    async exportsTheForm(): Promise<FormDefinition> {
      const [file] = await Promise.all([page.waitForEvent("download"), designer.getByRole("button", { name: /导出$/ }).click()]);
      const schema: { "x-form": FormDefinition } = JSON.parse(readFileSync(await file.path(), "utf8"));
      return schema["x-form"];
    },

    async publishes() {
      await isSaved();
      await tab("检查与发布").click();
      await page.getByRole("button", { name: spaced("发布") }).click();
      await page
        .locator(".ant-popconfirm")
        .getByRole("button", { name: spaced("发布") })
        .click();
      await page.getByRole("button", { name: spaced("修改") }).waitFor();
    },
  };
  return configurator;
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error("nothing there to point at");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

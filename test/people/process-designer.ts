/** 目录编辑: makes items, draws their processes as cards, publishes them. */
import type { Locator } from "playwright-core";
import type { Device, Scene } from "../stage/browser.ts";
import { atTheDesk, spaced } from "./staff.ts";

/** The drawer of one step, open. */
export interface StepDrawer {
  form: Locator;
  opens(tab: string): Promise<void>;
  picks(list: string, option: string | RegExp): Promise<void>;
  fills(box: string, value: string): Promise<void>;
  chooses(words: string): Promise<void>;
}

export type ProcessDesigner = Awaited<ReturnType<typeof aProcessDesigner>>;

export async function aProcessDesigner(scene: Scene, device: Device = {}, username = "configurator") {
  const desk = await atTheDesk(scene, username, device);
  const { page } = desk;
  const sheet = page.getByRole("region", { name: "流程设计", exact: true });
  const settings = (name: string) => page.getByRole("dialog", { name });
  const card = (name: string) => sheet.getByRole("button", { name: new RegExp(`^${name}，`) });
  const menu = page.getByRole("tooltip");
  /** The menu goes slowly: the next one would open beside it. */
  const choosesInMenu = async (choice: string) => {
    await menu.getByRole("button", { name: choice, exact: true }).click();
    await menu.waitFor({ state: "hidden" });
  };

  return {
    ...desk,
    sheet,
    card,

    /** A new item of the bureau, beginning as a copy of another. */
    async copiesItem(name: string, of: string) {
      await page.goto("/desk/items");
      await page.getByRole("button", { name: "新建事项" }).click();
      const form = page.getByRole("dialog", { name: "新建事项" });
      await form.getByLabel("事项名称", { exact: true }).fill(name);
      await desk.picks("办理部门", "民政局", form);
      await form.getByText("复制已有事项").click();
      await form.getByRole("combobox", { name: "复制哪个事项" }).fill(of);
      await page.getByTitle(new RegExp(`^${of} · `)).click();
      await form.getByRole("button", { name: "建立设计" }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    },

    /** A new item of the bureau for people, with the standard process of its kind. */
    async makesItem(name: string, type: string) {
      await page.getByRole("navigation").getByRole("link", { name: "事项配置" }).first().click();
      await page.getByRole("button", { name: "新建事项" }).click();
      const form = page.getByRole("dialog", { name: "新建事项" });
      await form.getByLabel("事项名称", { exact: true }).fill(name);
      await desk.picks("办理部门", /民政局$/, form);
      await form.getByRole("combobox", { name: "事项类型" }).click();
      await page.getByTitle(type, { exact: true }).last().click();
      await form.getByRole("checkbox", { name: /法人/ }).uncheck();
      await form.getByRole("button", { name: "建立设计" }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    },

    async describes(summary: string) {
      await page.getByRole("textbox", { name: "事项说明" }).fill(summary);
      await page
        .getByText(/^已保存/)
        .first()
        .waitFor();
    },

    async basesOn(document: string, article: string, words: string) {
      await page.getByRole("button", { name: "添加设定依据" }).click();
      for (const [column, value] of Object.entries({ 文件: document, 条款: article, 内容: words }))
        await page.getByRole("textbox", { name: `设定依据 1 ${column}`, exact: true }).fill(value);
    },

    /** The form of the item on the screen, as the desk has it. */
    async formOf<Form>(): Promise<Form> {
      const code = new URL(page.url()).pathname.split("/").at(-1);
      const answer = await page.request.get(`/trpc/designs.view?input=${encodeURIComponent(JSON.stringify({ code }))}`);
      return (await answer.json()).result.data.package.form;
    },

    async goesTo(tab: "基本信息" | "流程" | "检查与发布") {
      await page.getByRole("tab", { name: tab }).click();
      if (tab === "流程") await sheet.waitFor();
    },

    /** Makes a 联办件 of it, with these departments beside the own one. */
    async makesItJoint(...units: string[]) {
      await desk.picks("办件类型", "联办件");
      for (const unit of units) await desk.picks("联办部门", unit);
      await page.keyboard.press("Escape");
    },

    /** By mouse: ＋ at the beginning of a lane, counted from the left, then what is to stand there. */
    async addsInLane(choice: string, lane: number) {
      await sheet.getByRole("button", { name: "在分支开头添加", exact: true }).nth(lane).click();
      await choosesInMenu(choice);
    },

    /** A step's settings, beginning with its card: what it is called, then whatever is set in the tabs of the drawer. */
    async sets(card: string, name: string, settings: (drawer: StepDrawer) => Promise<void>, nth = 0) {
      await sheet
        .getByRole("button", { name: new RegExp(`^${card}，`) })
        .nth(nth)
        .click();
      const form = page.getByRole("dialog", { name: "环节设置" });
      await form.getByLabel("名称", { exact: true }).fill(name);
      await settings({
        form,
        opens: (tab) => form.getByRole("tab", { name: tab, exact: true }).click(),
        picks: (list, option) => desk.picks(list, option, form),
        fills: (box, value) => form.getByLabel(box, { exact: true }).fill(value),
        chooses: (words) => form.getByText(words, { exact: true }).click(),
      });
      await this.closesSettings();
    },

    /** By mouse: ＋ after a card, then what is to stand there. */
    async adds(choice: string, after: string) {
      await sheet.getByRole("button", { name: `在“${after}”后面添加`, exact: true }).click();
      await choosesInMenu(choice);
    },

    /** By keyboard: ＋ on the card that has the focus, then what is to stand there. */
    async addsByKey(choice: string) {
      await page.keyboard.press("+");
      await menu.getByRole("button", { name: choice, exact: true }).press("Enter");
    },

    async choosesCard(name: string | RegExp) {
      await sheet.getByRole("button", { name }).click();
    },

    async renames(title: string, name: string) {
      await settings(title).getByLabel("名称", { exact: true }).fill(name);
    },

    async setsCondition(name: string, condition: string) {
      await this.renames("分支设置", name);
      await settings("分支设置").getByText("用表达式", { exact: true }).click();
      const box = settings("分支设置").getByRole("textbox", { name: "FEEL 表达式" });
      await box.click();
      await page.keyboard.type(condition);
    },

    /** 会签 by one person of each of these units. */
    async letsUnitsSign(...units: string[]) {
      const form = settings("环节设置");
      await form.getByRole("radio", { name: /^会签：都同意/ }).check();
      await form.getByRole("radio", { name: /^几个单位/ }).check();
      for (const unit of units) await desk.picks("会签单位", unit, form);
      await page.keyboard.press("Escape");
    },

    async closesSettings() {
      const form = page.getByRole("dialog", { name: /设置$/ });
      await form.getByRole("button", { name: "关闭", exact: true }).click();
      await form.waitFor({ state: "hidden" });
    },

    async publishes() {
      await page.getByText("没有问题，可以发布").waitFor();
      await page.getByRole("button", { name: spaced("发布"), exact: true }).click();
      await page
        .getByRole("tooltip")
        .getByRole("button", { name: spaced("发布"), exact: true })
        .click();
      await page.getByText("已发布").first().waitFor();
    },
  };
}

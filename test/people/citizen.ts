/** Somebody at the public pages, with or without script, on a phone or at a desk. Finds everything by what it is called. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { textIn } from "../../src/core/forms/index.ts";
import { looksAccessible } from "../stage/accessible.ts";
import type { Device, Scene } from "../stage/browser.ts";
import { type HandedIn, pdf, png } from "../stage/files.ts";
import type { Item } from "../stage/items.ts";
import { textOfPdf } from "../stage/papers.ts";
import { answer, goingOn } from "./form-filling.ts";

/** A citizen with nothing but a browser. */
export async function aCitizen(scene: Scene, device: Device = {}): Promise<Citizen> {
  return citizenAt(await scene.opens(device), device.script ?? true);
}

/** The page somebody has open, in a second window of the same device. */
export async function inAnotherWindow({ page, script }: Citizen): Promise<Citizen> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  return citizenAt(other, script);
}

export type Citizen = ReturnType<typeof citizenAt>;

const APPLICANT = "申请人";
const MATERIALS = "上传材料";
const CHECK = "核对并提交";

function citizenAt(window: Page, script: boolean) {
  let page = window;
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });
  const follows = (name: string | RegExp) => goingOn(page, () => page.getByRole("link", { name }).first().click());
  const presses = (name: string | RegExp) => goingOn(page, () => page.getByRole("button", { name }).last().click());
  const see = (kind: string) => looksAccessible(page, `portal ${kind}`, script);
  const goesOn = () => presses("保存，下一步");
  const isOn = (step: string) => heading(new RegExp(`${step}$`)).isVisible();

  const citizen = {
    page,
    script,
    follows,
    presses,
    heading,
    goesOn,
    see,

    /** To one of the main parts of the site, from its home. */
    async goesTo(part: string) {
      await page.goto("/");
      await goingOn(page, () => page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: part, exact: true }).click());
    },

    opensOfTheItem: (name: string) =>
      goingOn(page, () => page.getByRole("navigation", { name: "事项栏目" }).getByRole("link", { name, exact: true }).click()),

    /** From the home page through the directory to the item's guide. */
    async finds(item: Item) {
      await page.goto("/");
      await see("home");
      await goingOn(page, () =>
        page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "政务服务", exact: true }).click(),
      );
      await see("directory");
      const search = page.getByRole("main").getByRole("searchbox");
      await search.fill(item.name);
      await goingOn(page, () => search.press("Enter"));
      await see("search");
      await goingOn(page, () => page.getByRole("main").getByRole("link", { name: item.name }).first().click());
      await heading(item.name).waitFor();
    },

    /** Sees at a glance who, what, how long, how much and where; then the details. */
    async readsTheGuide(item: Item) {
      await citizen.finds(item);
      await see("guide");
      for (const fact of ["谁可以办", "多长时间", "收不收费", "要带什么", "在哪里办"]) {
        expect(await page.getByRole("term").filter({ hasText: fact }).first().isVisible(), fact).toBe(true);
      }
      for (const material of item.materials) expect(await page.getByText(material.name).first().isVisible(), material.name).toBe(true);
    },

    async startsApplying(item: Item) {
      if (!(await heading(item.name).isVisible())) await citizen.finds(item);
      await follows("网上申请");
      await see("apply start");
      await follows("开始申请");
      await citizen.saysTheirSituation(item);
      await heading(new RegExp(`${APPLICANT}$`)).waitFor();
    },

    /** What is asked before anything else, where the item asks it. */
    async saysTheirSituation({ situations, situation }: Item) {
      if (situations.length === 0) return;
      await heading(/您的情形$/).waitFor();
      await see("situation");
      for (const { id, question, choices } of situations) {
        const label = choices.find((choice) => choice.id === situation[id])?.label ?? "";
        await page.getByRole("group", { name: question }).getByRole("radio", { name: label, exact: true }).check();
      }
      await goesOn();
    },

    /** Says who applies, and where it is to be handed in. What hangs on the first answer is asked at once, or without script after a round trip. */
    async introducesThemself(item: Item, changed: Partial<Item["applicant"]> = {}) {
      const who = { ...item.applicant, ...changed };
      await see("applicant");
      const kind = page.getByRole("radio", { name: who.kind === "person" ? "个人" : "企业或组织", exact: true });
      if (await kind.isVisible()) await kind.check();
      const number = page.getByLabel(who.kind === "person" ? /^身份证号码/ : /^统一社会信用代码/);
      await page.getByLabel("姓名或单位名称").fill(who.name);
      await page.getByLabel("联系电话").fill(who.phone);
      await page.getByLabel(/^联系地址/).fill(who.address);
      if (item.window) await page.getByRole("combobox", { name: /交到哪个窗口/ }).selectOption({ label: item.window });
      await page.getByRole("group", { name: "是不是您替别人办？" }).getByRole("radio", { name: "否" }).check();
      if (!script && (await number.isHidden())) await goesOn();
      await number.fill(who.number);
    },

    /** Goes through the pages of the item's own form; questions that come up by an answer are answered when they are asked. */
    async answersTheForm(item: Item) {
      for (const formPage of item.form.pages) {
        const title = textIn(formPage.title, "zh-CN");
        if (!(await isOn(title))) continue;
        await see(`form page ${title}`);
        for (let round = 0; round < 4 && (await isOn(title)); round++) {
          await answer(page, formPage.fields, item.answers);
          await goesOn();
        }
        expect(await isOn(title), `${title} is answered: ${await citizen.problems()}`).toBe(false);
      }
    },

    /** Uploads what must be there: pictures of certificates, everything else as PDF. */
    async uploadsTheMaterials(item: Item) {
      expect(await isOn(MATERIALS), `the materials are asked for: ${await citizen.problems()}`).toBe(true);
      await see("materials");
      const required = item.materials.filter(({ necessity }) => necessity === "required");
      for (const { name, accept } of required) await citizen.chooses(name, accept.includes("pdf") ? pdf(name) : png(name));
      if (!script) await presses("上传选中的文件");
      for (const { name } of required) await page.getByRole("region", { name }).getByRole("listitem").first().waitFor();
      await goesOn();
    },

    /** A file for every material, whatever the item calls it. */
    async uploadsWhateverIsAsked() {
      expect(await isOn(MATERIALS), `the materials are asked for: ${await citizen.problems()}`).toBe(true);
      const asked = page.getByRole("region").filter({ has: page.getByLabel(/^选择文件：/) });
      for (let at = 0; at < (await asked.count()); at++) {
        await asked
          .nth(at)
          .getByLabel(/^选择文件：/)
          .setInputFiles(pdf(`材料${at + 1}`));
        await asked.nth(at).getByRole("listitem").first().waitFor();
      }
      await goesOn();
      await heading(new RegExp(CHECK)).waitFor();
    },

    /** Picks a file for a material; with script it goes up at once. */
    async chooses(material: string, file: HandedIn) {
      await page.getByLabel(`选择文件：${material}`).setInputFiles(file);
    },

    /** From here on the browser sends no more than so many megabytes a second. */
    async hasASlowLine(megabytes: number) {
      const line = await page.context().newCDPSession(page);
      await line.send("Network.enable");
      const uploadThroughput = megabytes * 2 ** 20;
      await line.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput });
    },

    /** Everything up to the page on which it is all to be checked. */
    async fillsInEverything(item: Item) {
      await citizen.startsApplying(item);
      await citizen.introducesThemself(item);
      await goesOn();
      await citizen.answersTheForm(item);
      await citizen.uploadsTheMaterials(item);
      await heading(new RegExp(CHECK)).waitFor();
    },

    /** A file that is refused, with the reason beside it. */
    async choosesInVain(material: string, file: HandedIn, reason: RegExp) {
      await citizen.chooses(material, file);
      if (!script) await presses("上传选中的文件");
      await page.getByRole("region", { name: material }).getByText(reason).first().waitFor();
      await see("refused file");
    },

    /** The fault stands in the list at the top, which leads to the field, and at the field itself. */
    async isToldBeside(field: RegExp, message: string) {
      await page.getByRole("alert").getByRole("link", { name: message }).waitFor();
      await see("faults");
      expect(await page.getByLabel(field).getAttribute("aria-invalid")).toBe("true");
      expect(await page.getByText(message).count()).toBe(2);
    },

    async answersTheFirstPage(item: Item) {
      const [first] = item.form.pages;
      if (!first) throw new Error("a form without pages");
      await answer(page, first.fields, item.answers);
      if (script) await page.getByRole("status").filter({ hasText: "已保存" }).waitFor();
      await goesOn();
    },

    /** The window is closed, and another opened on the same device. */
    async comesBackInANewWindow() {
      const next = await page.context().newPage();
      await page.close({ runBeforeUnload: true });
      page = next;
      citizen.page = next;
    },

    async goesOnWithTheDraft(item: Item) {
      await citizen.finds(item);
      await follows("网上申请");
      await page.getByText("您有一份没有提交的申请").waitFor();
      await see("draft offered");
      await follows("接着填");
    },

    /** An impatient double click on a slow line. What comes back sends the very same request once more. */
    async sendsTwiceAtOnce(): Promise<() => Promise<void>> {
      await page.getByRole("checkbox", { name: "我已阅读并同意" }).check();
      const token = await page.locator("input[name=_draft]").first().inputValue();
      const address = page.url();
      await goingOn(page, () => page.getByRole("button", { name: "提交申请" }).dblclick());
      await heading("申请已提交").waitFor();
      return async () => {
        const repeated = await page.request.post(address, { multipart: { _draft: token, _act: "next", declaration: "yes" } });
        expect(repeated.ok()).toBe(true);
      };
    },

    forgetsCookies: () => page.context().clearCookies(),

    async sends() {
      await see("check");
      await page.getByRole("checkbox", { name: "我已阅读并同意" }).check();
      await presses("提交申请");
    },

    /** The application number on the receipt. */
    async keepsTheReceipt(): Promise<string> {
      await heading("申请已提交").waitFor();
      await see("receipt");
      return citizen.numberOnTheReceipt();
    },

    async numberOnTheReceipt(): Promise<string> {
      const number = (await page.getByRole("strong").first().textContent()) ?? "";
      expect(number).toMatch(/\d{6,}/);
      return number.trim();
    },

    async applies(item: Item): Promise<string> {
      await citizen.fillsInEverything(item);
      await citizen.sends();
      return citizen.keepsTheReceipt();
    },

    async asksFor(number: string, identity: string) {
      await page.goto("/services/track");
      await see("track");
      await page.getByLabel("申请编号或办件编号").fill(number);
      await page.getByLabel("证件号码", { exact: true }).fill(identity);
      await presses("查询");
    },

    /** Number and identity number open the progress. */
    async tracks(number: string, item: Item) {
      await citizen.asksFor(number, item.applicant.number);
      await page.waitForURL("**/services/track/view");
      await see("progress");
    },

    /** What the progress page says the case has come to. */
    async sees(...words: (string | RegExp)[]) {
      await page.reload();
      for (const word of words) await page.getByRole("main").getByText(word).first().waitFor();
    },

    /** Hands in what the window said is missing. */
    async supplies(...materials: string[]) {
      const asked = page.getByRole("region", { name: "补交材料" });
      for (const material of materials) await asked.getByLabel(material).setInputFiles(pdf(`补交${material}`));
      await presses("提交补充的材料");
      await page.getByText("补充的材料已收到").waitFor();
    },

    /** What a document says that was issued for them. */
    async downloads(name: string): Promise<string> {
      const address = await page.getByRole("link", { name }).getAttribute("href");
      return textOfPdf(await (await page.request.get(address ?? "")).body());
    },

    async withdraws(reason: string) {
      await page.getByText("我要撤回这次申请").click();
      await page.getByLabel("为什么撤回").fill(reason);
      await presses("确认撤回");
      await page.getByText("申请已撤回").waitFor();
    },

    /** 办件编号, as the progress page gives it once the case is accepted. */
    async caseNumber(): Promise<string> {
      const fact = page.getByRole("main").getByRole("definition");
      const names = await page.getByRole("main").getByRole("term").allTextContents();
      const at = names.findIndex((name) => name.trim() === "办件编号");
      return ((await fact.nth(at).textContent()) ?? "").trim();
    },

    /** Whether the case stands among the published results. */
    async isPublished(item: Item, caseNumber: string): Promise<boolean> {
      await citizen.finds(item);
      await follows("结果反馈");
      await see("item results");
      return page.getByText(caseNumber).first().isVisible();
    },

    /** The result is published, and nobody's identity with it. */
    async findsPublished(item: Item, caseNumber: string) {
      await page.goto("/services/results");
      await see("results");
      await page.getByText(caseNumber).first().waitFor();
      const all = await page.getByRole("main").textContent();
      expect(all).not.toContain(item.applicant.number);
      expect(all).not.toContain(item.applicant.phone);
    },

    /** What the page says is to be put right. */
    async problems(): Promise<string> {
      const list = page.getByRole("alert").or(page.getByRole("region", { name: "有几处需要您改一下" }));
      return ((await list.count()) > 0 && (await list.first().textContent())) || "";
    },
  };
  return citizen;
}

/** 窗口人员: receives, accepts, refuses, asks for corrections, settles on the spot, delivers. */
import { textIn } from "../../src/core/forms/index.ts";
import type { Device, Scene } from "../stage/browser.ts";
import { pdf, png } from "../stage/files.ts";
import type { Item } from "../stage/items.ts";
import { answer, COUNTER } from "./form-filling.ts";
import type { Outcome } from "./officer.ts";
import { atTheDesk } from "./staff.ts";

export type Clerk = Awaited<ReturnType<typeof aClerk>>;

/** Somebody at a window: that of the hall, unless another is named. */
export async function aClerk(scene: Scene, username = "clerk", device: Device = {}) {
  const desk = await atTheDesk(scene, username, device);
  const { page } = desk;
  const everythingInOrder = () => desk.panel.getByRole("button", { name: "全部相符" }).click();

  async function takesDownWho({ applicant }: Item) {
    const who = page.getByRole("region", { name: "申请人", exact: true });
    await who.waitFor();
    const isPerson = applicant.kind === "person";
    const kind = who.getByRole("radio", { name: isPerson ? "个人" : "单位", exact: true });
    if (await kind.isVisible()) await kind.check();
    await who.getByLabel(isPerson ? "姓名" : "单位名称", { exact: true }).fill(applicant.name);
    await who.getByLabel(isPerson ? "身份证号码" : "统一社会信用代码", { exact: true }).fill(applicant.number);
    await who.getByLabel("联系电话", { exact: true }).fill(applicant.phone);
    await who.getByLabel(/^地址/).fill(applicant.address);
  }

  async function takesThePapers({ materials, situations, situation }: Item) {
    for (const { id, question, choices } of situations) {
      const label = choices.find((choice) => choice.id === situation[id])?.label ?? "";
      await page.getByRole("group", { name: question }).getByRole("radio", { name: label, exact: true }).check();
    }
    const [scanned, ...onPaper] = materials.filter(({ necessity }) => necessity === "required");
    const papers = page.getByRole("region", { name: "材料", exact: true });
    for (const { name } of onPaper) await papers.getByRole("checkbox", { name: `${name} 收到纸质`, exact: true }).check();
    if (!scanned) return;
    const file = scanned.accept.includes("pdf") ? pdf(scanned.name) : png(scanned.name);
    await papers.getByLabel(`扫描或上传 ${scanned.name}`).setInputFiles(file);
    await papers.getByRole("button", { name: `移除 ${file.name}` }).waitFor();
  }

  return {
    ...desk,

    /** 窗口收件: takes down what somebody who stands there says, and their papers, one of them scanned. Answers with the number on the receipt. */
    async takesIn(item: Item): Promise<string> {
      await page.goto("/desk/intake");
      await page.getByLabel("事项名称、编码或拼音首字母").fill(item.name);
      await desk.see("intake: finding the item");
      await page.getByRole("list", { name: "事项" }).getByRole("button", { name: item.name }).click();
      await takesDownWho(item);
      for (const { title, fields } of item.form.pages) {
        const part = page.getByRole("region", { name: textIn(title, "zh-CN"), exact: true });
        if (await part.isVisible()) await answer(part, fields, item.answers, COUNTER);
      }
      await takesThePapers(item);
      await desk.see(`intake of ${item.name}`);
      await page.evaluate(() => addEventListener("beforeprint", () => document.documentElement.classList.add("printed"), { once: true }));
      await page.getByRole("button", { name: "登记并打印收件回执" }).click();
      await page.getByRole("heading", { level: 1, name: /^已登记，申请编号/ }).waitFor();
      // The receipt goes to the printer by itself.
      await page.locator("html.printed").waitFor({ state: "attached" });
      await desk.see("intake receipt");
      return ((await page.getByRole("article").getByRole("strong").first().textContent()) ?? "").trim();
    },

    /** What came out of the printer, as its text. */
    async printsTheReceipt(): Promise<string> {
      await page.emulateMedia({ media: "print" });
      // biome-ignore lint/performance/useDomNodeTextContent: what the print rules hide must not count
      const sheet = await page.locator("body").innerText();
      await page.emulateMedia({ media: "screen" });
      return sheet;
    },

    /** From the receipt straight to the case. */
    async goesOnToTheCase() {
      await page.getByRole("link", { name: "去受理" }).click();
      await page.getByRole("heading", { name: "现在可以做" }).waitFor();
    },

    /** Answers with the number the case has from now on. */
    async accepts(number: string): Promise<string> {
      await desk.does("受理", number, "材料齐全，予以受理。", everythingInOrder);
      return desk.caseNumber();
    },

    /** 补办件: what may follow is promised by a day. */
    async acceptsWithPromise(number: string, item: Item, day: string): Promise<string> {
      await desk.does("受理", number, "同意容缺受理。", async (panel) => {
        await everythingInOrder();
        for (const { name } of item.materials.filter(({ necessity }) => necessity === "later")) {
          await panel.getByRole("group", { name: "容缺，承诺补交日期" }).getByLabel(name).fill(day);
        }
      });
      return desk.caseNumber();
    },

    /** 一次性告知. */
    asksForCorrections: (number: string, material: string, lack: string) =>
      desk.does("告知补正", number, "", (panel) => panel.getByRole("textbox", { name: `${material}：要补正什么` }).fill(lack)),

    refuses: (number: string, reason: string) =>
      desk.does("不予受理", number, reason, (panel) => panel.getByRole("radio", { name: /^不予受理（/ }).check()),

    settlesOnTheSpot: (number: string, outcome: Outcome = "准予", words = "材料齐全，当场办结。") =>
      desk.does("当场办结", number, words, async (panel) => {
        await everythingInOrder();
        await panel.getByRole("radio", { name: outcome, exact: true }).check();
      }),

    delivers: (number: string, receiver: string) =>
      desk.does("送达办结", number, "本人领取。", async (panel) => {
        await panel.getByLabel("领取人（收件人）").fill(receiver);
        const unlisted = panel.getByLabel("证照是怎样拿到的");
        if (await unlisted.isVisible()) await unlisted.fill("经办人当面交到窗口");
      }),
  };
}

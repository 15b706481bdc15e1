/** Anybody who works at the desk: signs in, opens a case and does one of the things that are possible there. */
import type { Cookie, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { looksAccessible } from "../stage/accessible.ts";
import type { Device, Scene } from "../stage/browser.ts";
import { inked, textOfPdf } from "../stage/papers.ts";

/** Published with the demo county. */
export const DEMO_PASSWORD = "Mingtang-2026!";

/** Cookies of who has signed in, as long as a file's browser; and the widths at which somebody did so at the page. */
const signedIn = new Map<string, Cookie[]>();
const tried = new Set<string>();

/** Somebody at a device of their own, signed in: the first of a file at each width by the sign-in page, later ones without it. */
export async function atTheDesk(scene: Scene, username: string, device: Device = {}, password = DEMO_PASSWORD): Promise<Staff> {
  const staff = staffAt(await scene.opens(device, username));
  const context = staff.page.context();
  if ((await context.cookies()).length > 0) return staff;
  const who = `${username} at ${scene.url}`;
  const place = `${staff.page.viewportSize()?.width} at ${scene.url}`;
  const cookies = signedIn.get(who);
  if (cookies) await context.addCookies(cookies);
  else if (tried.has(place) && password === DEMO_PASSWORD) {
    const answer = await context.request.post("/desk/session", { headers: { "x-mingtang-desk": "1" }, data: { username, password } });
    expect(await answer.json()).toMatchObject({ ok: true });
  } else {
    await staff.page.goto("/desk/");
    await looksAccessible(staff.page, "desk sign-in");
    await staff.signsIn(username, password);
    await staff.page.getByRole("button", { name: /^我的账号/ }).waitFor();
    tried.add(place);
  }
  signedIn.set(who, await context.cookies());
  return staff;
}

export type Staff = ReturnType<typeof staffAt>;

/** What the desk says after an act. */
export const DONE = {
  登记收件: "已登记收件",
  受理: "已受理",
  不予受理: "已作不予受理处理",
  告知补正: "已告知补正",
  当场办结: "已当场办结",
  同意: "已同意",
  退回: "已退回",
  转办: "已转办",
  暂停计时: "已暂停计时",
  恢复办理: "已恢复办理",
  上报: "已上报",
  登记上级答复: "已登记上级答复",
  作出决定: "决定已作出",
  送达办结: "已送达",
  申请延期: "已申请延期",
  审批延期: "已审批延期",
} as const;
export type Verb = keyof typeof DONE;

function staffAt(page: Page) {
  const panel = page.getByRole("region", { name: "办理", exact: true });
  const staff = {
    page,
    panel,
    see: (kind: string) => looksAccessible(page, `desk ${kind}`),

    async signsIn(username: string, password = DEMO_PASSWORD) {
      await page.getByLabel("用户名").fill(username);
      await page.getByLabel("密码", { exact: true }).fill(password);
      await page.getByRole("button", { name: spaced("登录"), exact: true }).click();
    },

    /** Finds a case by its number in the to-do list, or in another box, and opens it. */
    async opens(number: string, box: "todo" | "running" | "done" = "todo") {
      await page.goto(`/desk/work/${box}?text=${encodeURIComponent(number)}`);
      const link = page.getByRole("main").getByRole("link", { name: number });
      await link.waitFor();
      await staff.see(`worklist ${box}`);
      await link.click();
      await page.getByRole("heading", { name: "现在可以做" }).waitFor();
      await staff.see("case");
    },

    /** Chooses what to do: the likely acts stand side by side, the others behind 更多. */
    async chooses(verb: Verb) {
      const likely = panel.getByRole("radiogroup", { name: "选择办理方式" });
      const more = panel.getByRole("button", { name: "其他办理方式" });
      await likely.waitFor();
      // the step is named too where acts of several steps stand beside each other
      const named = new RegExp(`^${verb}(?: · .+)?$`);
      if ((await likely.getByRole("radio", { name: named }).count()) > 0) await likely.getByText(named).first().click();
      else {
        await more.click();
        await page.getByRole("menuitem", { name: new RegExp(`^${verb}`) }).click();
      }
      await panel.getByRole("button", { name: spaced(verb) }).waitFor();
    },

    async writes(words: string) {
      await panel.getByRole("textbox", { name: /^(办理意见|理由|备注)/ }).fill(words);
    },

    /** Sends what was filled in and is told what it did. */
    async sends(verb: Verb) {
      await staff.see(`act ${verb}`);
      await panel.getByRole("button", { name: spaced(verb) }).click();
      await page.getByRole("status").filter({ hasText: DONE[verb] }).waitFor();
    },

    /** Opens a case, does one thing, is told it is done. */
    async does(verb: Verb, number: string, words: string, fillIn: (panel: Locator) => Promise<unknown> = async () => {}) {
      await staff.opens(number);
      await staff.chooses(verb);
      await fillIn(panel);
      if (words !== "") await staff.writes(words);
      await staff.sends(verb);
    },

    /** The number the open case goes by: 办件编号 once it is accepted. */
    async caseNumber(): Promise<string> {
      return ((await page.getByRole("main").getByRole("strong").first().textContent()) ?? "").trim();
    },

    /** Picks from a list that opens. */
    async picks(list: string, option: string | RegExp, scope: Page | Locator = page) {
      await scope.getByRole("combobox", { name: list }).click();
      if (typeof option === "string") await page.keyboard.type(option);
      await page.getByTitle(option).last().click();
    },

    /** Opens a document that was made: it stands drawn in the page, and this is what it says. */
    async readsPaper(name: string): Promise<string> {
      const papers = page.getByRole("region", { name: "文书", exact: true });
      await papers.getByRole("button", { name: `查看 ${name}`, exact: true }).click();
      const sheet = papers.getByRole("img", { name, exact: true });
      await expect.poll(() => inked(sheet)).toBeGreaterThan(0.005);
      await staff.see("paper");
      await papers.getByRole("button", { name: `查看 ${name}`, exact: true }).click();
      const address = await papers.getByRole("link", { name: `${name}（PDF）`, exact: true }).getAttribute("href");
      return textOfPdf(await (await page.request.get(address ?? "")).body());
    },

    async waitsFor(...words: (string | RegExp)[]) {
      for (const word of words) await page.getByRole("main").getByText(word).first().waitFor();
    },
  };
  return staff;
}

/** Buttons of two characters are set apart with a blank. */
export function spaced(verb: string): RegExp {
  return new RegExp(`^${[...verb].join("\\s?")}$`);
}

/** 经办、审核、批准: agree, return, transfer, suspend, resume, send up, decide. */
import type { Device, Scene } from "../stage/browser.ts";
import type { Item } from "../stage/items.ts";
import { answer, COUNTER } from "./form-filling.ts";
import { atTheDesk } from "./staff.ts";

export type Outcome = "准予" | "不予";
export type Officer = Awaited<ReturnType<typeof anOfficer>>;

/** Somebody of a department, by user name: `ws.handler`. */
export async function anOfficer(scene: Scene, username: string, device: Device = {}) {
  const desk = await atTheDesk(scene, username, device);
  return {
    ...desk,

    agrees: (number: string) => desk.does("同意", number, "情况属实，同意。"),

    /** Agrees after filling in what this step writes of the form; without it the page says what is missing, beside the field. */
    fillsInAndAgrees: async (number: string, { staff }: Item) => {
      await desk.opens(number);
      await desk.chooses("同意");
      await desk.writes("情况属实，同意。");
      await desk.panel.getByRole("button", { name: /^同\s?意$/ }).click();
      await desk.panel.getByText(/^请.*入户日期/).waitFor();
      await answer(desk.panel, staff.fields, staff.answers, COUNTER);
      await desk.sends("同意");
    },

    returns: (number: string, step: string, reason: string) =>
      desk.does("退回", number, reason, (panel) => panel.getByRole("radio", { name: new RegExp(`^${step}`) }).check()),

    /** To the only colleague at the same post. */
    transfers: (number: string, reason: string) => desk.does("转办", number, reason, () => desk.picks("转给谁", /^\S+ \d+$/)),

    suspends: (number: string, procedure: string, days: number) =>
      desk.does("暂停计时", number, `需要${procedure}。`, async (panel) => {
        await panel.getByRole("radio", { name: procedure }).check();
        await panel.getByLabel("需要几个工作日").fill(String(days));
        await panel.getByRole("checkbox", { name: /书面告知申请人/ }).check();
      }),

    resumes: (number: string) => desk.does("恢复办理", number, "程序已经结束。"),

    sendsUp: (number: string, authority: string) =>
      desk.does("上报", number, "初审合格，报请审批。", (panel) => panel.getByLabel("上级机关").fill(authority)),

    entersTheReply: (number: string, outcome: Outcome = "准予", words = "上级批复同意。") =>
      desk.does("登记上级答复", number, words, (panel) => panel.getByRole("radio", { name: outcome, exact: true }).check()),

    decides: (number: string, outcome: Outcome = "准予", words = "符合法定条件。") =>
      desk.does("作出决定", number, words, (panel) => panel.getByRole("radio", { name: outcome, exact: true }).check()),

    asksForMoreDays: (number: string, days: number, reason: string) =>
      desk.does("申请延期", number, reason, (panel) => panel.getByLabel("延长几个工作日").fill(String(days))),

    grantsMoreDays: (number: string) =>
      desk.does("审批延期", number, "情况属实，准予延长。", (panel) => panel.getByRole("radio", { name: "准予", exact: true }).check()),
  };
}

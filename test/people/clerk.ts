/** 窗口人员: receives, accepts, refuses, asks for corrections, settles on the spot, delivers. */
import type { Device, Scene } from "../stage/browser.ts";
import type { Item } from "../stage/items.ts";
import { atTheDesk } from "./staff.ts";

export type Clerk = Awaited<ReturnType<typeof aClerk>>;

/** Somebody at a window: that of the hall, unless another is named. */
export async function aClerk(scene: Scene, username = "clerk", device: Device = {}) {
  const desk = await atTheDesk(scene, username, device);
  const everythingInOrder = () => desk.panel.getByRole("button", { name: "全部相符" }).click();
  return {
    ...desk,

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

    settlesOnTheSpot: (number: string) =>
      desk.does("当场办结", number, "材料齐全，当场办结。", async (panel) => {
        await everythingInOrder();
        await panel.getByRole("radio", { name: "准予" }).check();
      }),

    delivers: (number: string, receiver: string) =>
      desk.does("送达办结", number, "本人领取。", (panel) => panel.getByLabel("领取人（收件人）").fill(receiver)),
  };
}

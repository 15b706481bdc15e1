/** 安全管理员: people and their posts. */
import type { Scene } from "../stage/browser.ts";
import { atTheDesk, spaced } from "./staff.ts";

export type Administrator = Awaited<ReturnType<typeof anAdministrator>>;

export interface NewPerson {
  name: string;
  staffNumber: string;
  username: string;
}

export async function anAdministrator(scene: Scene) {
  const desk = await atTheDesk(scene, "security");
  const { page } = desk;
  return {
    ...desk,

    /** Answers with the password that is shown once. */
    async addsPerson({ name, staffNumber, username }: NewPerson): Promise<string> {
      await page.goto("/desk/people");
      await page.getByRole("button", { name: "新增人员" }).click();
      const form = page.getByRole("dialog", { name: "新增人员" });
      await desk.see("add person");
      await form.getByLabel("姓名").fill(name);
      await form.getByLabel("工号").fill(staffNumber);
      await form.getByLabel("用户名").fill(username);
      await form.getByRole("button", { name: spaced("新增") }).click();
      await form.getByText("人员已新增").waitFor();
      const password = (await form.getByText(/^[\x21-\x7e]{8,}$/).textContent()) ?? "";
      await form.getByRole("button", { name: "我已记下" }).click();
      await page.getByRole("dialog", { name: "人员资料" }).getByText(staffNumber).waitFor();
      return password;
    },

    /** To whoever's panel is open. */
    async givesPost(org: string, post: string) {
      const form = page.getByRole("region", { name: "授予岗位" });
      await desk.see("person");
      await desk.picks("机构", org, form);
      await desk.picks("岗位", post, form);
      await form.getByRole("button", { name: "授予岗位" }).click();
      await page.getByRole("dialog", { name: "人员资料" }).getByRole("listitem").filter({ hasText: post }).first().waitFor();
    },

    async takesPostAway(post: string) {
      const held = page.getByRole("dialog", { name: "人员资料" }).getByRole("listitem").filter({ hasText: post }).first();
      await held.getByRole("button", { name: spaced("收回") }).click();
      await page
        .getByRole("tooltip")
        .getByRole("button", { name: spaced("收回") })
        .click();
      await page.getByText("没有岗位，登录后什么也做不了。").waitFor();
    },

    async findsPerson(name: string) {
      await page.goto(`/desk/people?text=${encodeURIComponent(name)}`);
      await page.getByRole("main").getByRole("button", { name, exact: true }).first().click();
      await page.getByRole("dialog", { name: "人员资料" }).waitFor();
    },
  };
}

/** Posts given and taken (七(一)2): effective at once, in open sessions too. */
import { anAdministrator } from "./people/administrator.ts";
import { atTheDesk } from "./people/staff.ts";
import { journey, withBrowser } from "./stage/browser.ts";

withBrowser();

journey("an administrator adds somebody, gives them a post and takes it away, while they are signed in", async (scene) => {
  const administrator = await anAdministrator(scene);
  const mark = String(Date.now()).slice(-6);
  const person = { name: `韩示${mark}`, staffNumber: `JX${mark}`, username: `journey.${mark}` };
  const password = await administrator.addsPerson(person);

  const newcomer = await atTheDesk(scene, person.username, {}, password);
  await newcomer.waitsFor("您还没有岗位");
  await newcomer.see("no post");

  await administrator.givesPost("示例县卫生局", "经办");
  await newcomer.page.reload();
  await newcomer.page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: /^待办/ }).click();
  await newcomer.waitsFor(/等您办理的/);

  await administrator.takesPostAway("经办");
  await newcomer.page.getByRole("navigation", { name: "菜单" }).getByRole("link", { name: /^已办/ }).click();
  await newcomer.waitsFor(/您的岗位没有这项权限|您还没有岗位/);
});

journey("the three administrators see their own pages and no cases", async (scene) => {
  const system = await atTheDesk(scene, "admin");
  await system.page.goto("/desk/organisations");
  await system.page.getByRole("heading", { level: 1, name: "组织机构" }).waitFor();
  await system.see("organisations");
  const audit = await atTheDesk(scene, "audit");
  await audit.page.goto("/desk/audit");
  await audit.page.getByRole("row").nth(1).waitFor();
  await audit.see("audit log");
  await audit.page.goto("/desk/work/todo");
  await audit.waitsFor(/您的岗位没有这项权限/);
});

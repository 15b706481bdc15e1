/** 电子监察 (七): live, filtered, alarmed, replayed. */
import { expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { aSupervisor } from "./people/supervisor.ts";
import { journey, PHONE, withBrowser } from "./stage/browser.ts";
import { nurse } from "./stage/items.ts";

withBrowser();

journey("a supervisor sees a case come and move while it does, and replays it step by step", async (scene) => {
  const supervisor = await aSupervisor(scene);
  await supervisor.watches();

  const citizen = await aCitizen(scene, { size: PHONE });
  const application = await citizen.applies(nurse);
  await supervisor.seesLive(application);

  const clerk = await aClerk(scene);
  const number = await clerk.accepts(application);
  await supervisor.seesLive(number);
  const handler = await anOfficer(scene, "ws.handler");
  await handler.agrees(number);

  expect(await supervisor.replays(number)).toEqual(["提交申请", "受理", "同意"]);
});

journey("a supervisor filters what runs, and reads what went near or over a limit", async (scene) => {
  const supervisor = await aSupervisor(scene);
  await supervisor.watches();
  await supervisor.filtersBy("部门", "县卫生局");
  for (const row of await supervisor.rows()) expect(row).toContain("卫生局");

  await supervisor.readsTheAlarms();
  const all = (await supervisor.rows()).join("\n");
  expect(all).toMatch(/预警/);
  await supervisor.filtersBy("级别", "红牌");
  for (const row of await supervisor.rows()) expect(row).toContain("红牌");
});

journey("a supervisor looks in on a phone", async (scene) => {
  const supervisor = await aSupervisor(scene, { size: PHONE });
  await supervisor.watches();
  await supervisor.page.getByRole("list", { name: "在办总览" }).getByRole("link").first().click();
  await supervisor.page.getByRole("heading", { level: 1, name: /^办件回放/ }).waitFor();
  await supervisor.see("replay");
});

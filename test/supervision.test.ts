/** 电子监察 (七): live, filtered, alarmed, replayed. */
import { describe, expect } from "vitest";
import { aSupervisor } from "./people/supervisor.ts";
import { DESK, journey, PHONE, withBrowser } from "./stage/browser.ts";
import { aCaseLeftLying } from "./stage/past.ts";

withBrowser();

describe.each([
  { words: "on a phone", size: PHONE },
  { words: "at a desk", size: DESK },
])("a supervisor $words", ({ size }) => {
  journey("is warned within seconds of the moment, on a screen that was open before", async (scene) => {
    const supervisor = await aSupervisor(scene, { size });
    await supervisor.watchesTheAlarms();
    const list = await aSupervisor(scene, { size });
    await list.watches();
    await list.filtersBy("级别", "红牌");
    const number = await aCaseLeftLying(45);
    await supervisor.seesAlarm(number, "预警");
    await supervisor.seesAlarm(number, "红牌");
    await supervisor.see("alarms");
    await list.seesLevel(number, "红牌");
    await list.replays(number);
  });
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

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must, requiredOf, see } from "./fixtures.ts";
import { dropFilter, performMany, savedFilters, saveFilter } from "./index.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;
let clerk: PersonActor;
let handler: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  handler = await actorFor(world.house, { org: "610999WS", post: "handler" });
}, 60_000);
afterAll(() => world.close());

async function waiting(): Promise<{ caseId: string; visit: string; key: string }> {
  const item = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  const [task] = (await see(world.house, handler, caseId)).tasks;
  return { caseId, visit: task?.visit ?? "", key: randomUUID() };
}

const agree = (rows: Awaited<ReturnType<typeof waiting>>[]) =>
  performMany(world.house, handler, { command: "agree", rows, input: { opinion: "情况属实，同意。" }, lang: "zh-CN" });

test("of a batch each case is judged by itself: one that can't be done says why and stops no other", async () => {
  const [first, gone, last] = [await waiting(), await waiting(), await waiting()];
  await must(world.house, handler, "agree", gone.caseId, { visit: gone.visit, opinion: "已经办过" });
  const results = await agree([first, gone, last]);
  expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(results[1]).toMatchObject({ caseId: gone.caseId, code: expect.stringMatching(/^cases\//) });
  const { timeline } = await see(world.house, handler, last.caseId);
  expect(timeline.at(-1)).toMatchObject({ type: "case/agreed", opinion: "情况属实，同意。" });
});

test("a batch sent twice does nothing twice", async () => {
  const rows = [await waiting()];
  await agree(rows);
  const { version } = await see(world.house, handler, rows[0]?.caseId ?? "");
  expect(await agree(rows)).toEqual([{ caseId: rows[0]?.caseId, ok: true }]);
  expect((await see(world.house, handler, rows[0]?.caseId ?? "")).version).toBe(version);
});

test("filters are one's own, replaced by name, bounded, and go when dropped", async () => {
  const { house } = world;
  const filter = { name: "快到期的", box: "todo", search: { level: "warning" } };
  await saveFilter(house, handler, filter);
  await saveFilter(house, handler, { ...filter, search: { level: "red" } });
  expect(await savedFilters(house, handler)).toEqual([{ ...filter, search: { level: "red" } }]);
  expect(await savedFilters(house, clerk)).toEqual([]);
  for (let count = 1; count < 20; count++)
    expect(await saveFilter(house, handler, { ...filter, name: `第${count}` })).toEqual({ ok: true });
  expect(await saveFilter(house, handler, { ...filter, name: "太多了" })).toEqual({ ok: false, code: "cases/too-many-filters" });
  expect(await saveFilter(house, handler, filter)).toEqual({ ok: true });
  await dropFilter(house, handler, "快到期的");
  expect(await savedFilters(house, handler)).toHaveLength(19);
});

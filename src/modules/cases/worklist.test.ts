import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { runningCases } from "./running-list.ts";
import { type Box, type WorklistQuery, worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const HALL = "610999ZW";
let world: CaseWorld;
let clerk: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;
let nurse: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  nurse = await configured(world.house, "nurse-licence");
  clerk = await actorFor(world.house, { org: HALL, post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

const submit = (item: typeof hygiene, channel: "web" | "window" = "web") =>
  must(world.house, channel === "web" ? CITIZEN : clerk, "submit", null, { ...anApplication(item), channel });
const listed = async (who: PersonActor, box: Box, filter: Partial<WorklistQuery> = {}) => {
  const page = await worklist(world.house, who, { box, limit: 50, ...filter });
  expect(page.total).toBe(page.rows.length);
  return page.rows;
};
const idsIn = async (...asked: Parameters<typeof listed>) => (await listed(...asked)).map(({ id }) => id);

test("what came in on line stands in its window's box, the first to fall due first, until somebody takes it in hand", async () => {
  const { house, clock } = world;
  const first = await submit(hygiene);
  clock.advance(60_000);
  const second = await submit(nurse);
  const counter = await submit(hygiene, "window");
  expect(await idsIn(clerk, "incoming")).toEqual([first.caseId, second.caseId]);
  const elsewhere = await actorFor(house, { org: "610999101", post: "window-clerk" });
  const handler = await actorFor(house, { org: "610999WS", post: "handler" });
  expect([await idsIn(elsewhere, "incoming"), await idsIn(handler, "incoming")]).toEqual([[], []]);
  const [{ rows, next }] = [await worklist(house, clerk, { box: "incoming", limit: 1 })];
  expect([rows[0]?.id, rows[0]?.due]).toEqual([first.caseId, "2026-03-13"]);
  expect((await worklist(house, clerk, { box: "incoming", limit: 1, after: next ?? undefined })).rows[0]?.id).toBe(second.caseId);
  await must(house, clerk, "receive", first.caseId, {});
  await must(house, clerk, "accept", second.caseId, { checked: requiredOf(nurse.item) });
  expect(await idsIn(clerk, "incoming")).toEqual([]);
  expect(await idsIn(clerk, "todo")).toEqual(expect.arrayContaining([first.caseId, counter.caseId]));
});

test("every box can be narrowed to a state, an item and a department, and its count with it", async () => {
  const { caseId: open } = await submit(hygiene);
  const { caseId: other } = await submit(nurse);
  await must(world.house, clerk, "accept", other, { checked: requiredOf(nurse.item) });
  expect(await idsIn(clerk, "todo", { item: nurse.item.code })).toEqual([]);
  expect(await idsIn(clerk, "todo", { state: "submitted", item: hygiene.item.code })).toContain(open);
  expect(await idsIn(clerk, "running", { state: "accepted", item: nurse.item.code })).toContain(other);
  expect(await idsIn(clerk, "running", { state: "suspended" })).toEqual([]);
  expect(await idsIn(clerk, "done", { department: "610999WS", state: "accepted" })).toContain(other);
  expect(await idsIn(clerk, "done", { department: "610999MZ" })).toEqual([]);
  const all = await runningCases(world.house, { orgs: null, item: nurse.item.code, limit: 50 });
  expect(all.found.map(({ id }) => id)).toContain(other);
  expect((await runningCases(world.house, { orgs: ["610999MZ"], limit: 50 })).found).toEqual([]);
});

test("what a person has done stands in their list once, though the case came back to them, with where it stands now and which step was theirs", async () => {
  const { house, clock } = world;
  const { caseId } = await submit(hygiene);
  await must(house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const { actor, visit } = await holderOf(house, caseId);
  const step = (await see(house, actor, caseId)).tasks[0]?.node ?? "";
  await must(house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  clock.advance(60_000);
  const review = await holderOf(house, caseId);
  await must(house, review.actor, "return", caseId, { visit: review.visit, target: step, after: "direct", opinion: "请补充说明" });
  const again = await holderOf(house, caseId);
  await must(house, again.actor, "agree", caseId, { visit: again.visit, opinion: "已补充说明，同意" });
  const { rows, total } = await worklist(house, again.actor as PersonActor, { box: "done", limit: 100 });
  const mine = rows.filter(({ id }) => id === caseId);
  expect(mine.map((row) => ({ visit: row.visit, open: row.steps.length, did: row.stepName !== null }))).toEqual([
    { visit: null, open: 1, did: true },
  ]);
  expect(total).toBe(new Set(rows.map(({ id }) => id)).size);
});

test("a row says at which step a case stands and in whose hands", async () => {
  const { caseId } = await submit(hygiene);
  const row = async (box: Box) => (await listed(clerk, box)).find(({ id }) => id === caseId);
  expect((await row("running"))?.steps).toMatchObject([
    { name: "收件受理", orgName: "县政务服务中心", post: "window-clerk", person: null },
  ]);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const [step] = (await row("running"))?.steps ?? [];
  expect(step).toMatchObject({ post: "handler", person: null });
});

import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf } from "../cases/fixtures.ts";
import { caseView, performCase } from "../cases/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import { listNotices } from "../notices/index.ts";
import { handOver, handover, handovers, notAtWindow, papersOfCase, signFor, sweepOverdueHandovers, waitingPapers } from "./index.ts";

const HALL = "610999ZW";
let world: CaseWorld;

beforeAll(async () => {
  world = await caseWorld("2026-03-03T09:00:00+08:00");
});
afterAll(() => world.close());

async function takenIn() {
  const { house } = world;
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  const found = await configured(house, "public-place-hygiene");
  const { caseId } = await must(house, clerk, "submit", null, { ...anApplication(found), channel: "window", window: HALL });
  const papers = (await waitingPapers(house, clerk)).filter((paper) => paper.caseId === caseId);
  const to = found.item.package.department;
  const officer = await actorFor(house, { org: to, post: "handler" });
  const chosen = papers.map(({ material }) => ({ caseId, material }));
  return { house, clerk, caseId, papers, to, officer, chosen };
}

test("papers that a window took in for a department wait there until they are handed over and signed for one by one", async () => {
  const { house, clerk, caseId, papers, to, officer, chosen } = await takenIn();
  expect(papers.length).toBeGreaterThan(1);
  const places = async () => (await papersOfCase(house, clerk, caseId)).map(({ where }) => where);
  expect(new Set(await places())).toEqual(new Set(["window"]));
  const handed = await handOver(house, clerk, { to, papers: chosen });
  if (!handed.ok) throw new Error(handed.code);
  expect((await waitingPapers(house, clerk)).filter((paper) => paper.caseId === caseId)).toEqual([]);
  const [list] = await handovers(house, officer, "in");
  expect(list).toMatchObject({ id: handed.list, maySign: true, overdue: false });
  expect(new Set(await places())).toEqual(new Set(["under-way"]));
  const ticked = (list?.entries ?? []).map(({ position }) => ({
    position,
    received: position !== 1,
    difference: position === 1 ? "只有复印件" : "",
  }));
  expect(await signFor(house, officer, { list: handed.list, entries: ticked.slice(1), note: "" })).toEqual({
    ok: false,
    code: "handovers/not-all",
  });
  expect(await signFor(house, officer, { list: handed.list, entries: ticked, note: "" })).toMatchObject({ ok: true });
  expect(await signFor(house, officer, { list: handed.list, entries: ticked, note: "" })).toEqual({
    ok: false,
    code: "handovers/signed-already",
  });
  expect([...(await places())].sort()).toEqual(["missing", ...chosen.slice(1).map(() => "received")]);
  // What didn't arrive lies at the window again.
  expect((await waitingPapers(house, clerk)).filter((paper) => paper.caseId === caseId)).toHaveLength(1);
  const { rows } = await sql<{ act: string }>`select act from handovers.history where list = ${handed.list} order by at, act`.execute(
    house.db,
  );
  expect(rows.map(({ act }) => act).sort()).toEqual(["handed", "received"]);
  await expect(sql`delete from handovers.history`.execute(house.db)).rejects.toThrow(/append-only/);
});

test("of two clerks who hand the same papers over at once one is told", async () => {
  const { house, clerk, to, chosen } = await takenIn();
  const colleague = await actorFor(house, { org: HALL, post: "window-clerk" });
  const done = await Promise.all([clerk, colleague].map((who) => handOver(house, who, { to, papers: chosen })));
  expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("nobody signs for another organisation, nor hands over another window's papers; what waits too long is shown", async () => {
  const { house, clerk, to, chosen } = await takenIn();
  const handed = await handOver(house, clerk, { to, papers: chosen });
  if (!handed.ok) throw new Error(handed.code);
  const stranger = await actorFor(house, { org: "610999GT", post: "handler" });
  expect(await handover(house, stranger, handed.list)).toBeNull();
  expect(await papersOfCase(house, stranger, chosen[0]?.caseId ?? "")).toEqual([]);
  expect(await signFor(house, stranger, { list: handed.list, entries: [], note: "" })).toEqual({
    ok: false,
    code: "handovers/not-allowed",
  });
  const elsewhere = await actorFor(house, { org: "610999101", post: "window-clerk" });
  expect(await handOver(house, elsewhere, { to, papers: chosen })).toEqual({ ok: false, code: "handovers/not-here" });
  world.clock.set("2026-03-09T09:00:00+08:00");
  expect((await handovers(house, clerk, "out")).find(({ id }) => id === handed.list)?.overdue).toBe(true);
});

test("a paper handed in again after 补正 waits for a list of its own, wherever the one before it is", async () => {
  const { house, clerk, caseId, to, officer, chosen } = await takenIn();
  const handed = await handOver(house, clerk, { to, papers: chosen });
  if (!handed.ok) throw new Error(handed.code);
  const ticked = chosen.map((_, index) => ({ position: index + 1, received: true, difference: "" }));
  expect(await signFor(house, officer, { list: handed.list, entries: ticked, note: "" })).toMatchObject({ ok: true });
  const [{ material } = { material: "" }] = chosen;
  await must(house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "复印件看不清" }] });
  const waiting = async () => (await waitingPapers(house, clerk)).filter((paper) => paper.caseId === caseId);
  expect(await waiting()).toEqual([]);
  world.clock.set("2026-03-12T09:00:00+08:00");
  await must(house, clerk, "supply", caseId, { papers: [material] });
  expect(await waiting()).toMatchObject([{ material, time: 2, takenOn: "2026-03-12", overdue: false }]);
  const placeOf = async () => (await papersOfCase(house, clerk, caseId)).find((paper) => paper.material === material)?.where;
  expect(await placeOf()).toBe("window");
  const again = await handOver(house, clerk, { to, papers: [{ caseId, material }] });
  expect(again).toMatchObject({ ok: true });
  expect(await handOver(house, clerk, { to, papers: [{ caseId, material }] })).toEqual({ ok: false, code: "handovers/not-here" });
  expect([await placeOf(), await waiting()]).toEqual(["under-way", []]);
});

/** A case of the hall's window, granted with its licence, which waits at the department to go there. */
async function licenceMade() {
  const { house } = world;
  const { clerk, caseId, to: department } = await takenIn();
  const { item } = await configured(house, "public-place-hygiene");
  await must(house, clerk, "accept", caseId, { checked: requiredOf(item) });
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  await must(house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "符合条件，同意", documents: ["grant", "licence"] });
  const officer = await actorFor(house, { org: department, post: "handler" });
  const waiting = async () => (await waitingPapers(house, officer)).filter((paper) => paper.caseId === caseId);
  return { house, clerk, caseId, department, officer, waiting };
}

test("a licence made goes from its department to the window that hands it out, once; a list nobody signs for in time is told to both sides once", async () => {
  world.clock.set("2026-03-10T09:00:00+08:00");
  const { house, clerk, caseId, department, officer, waiting } = await licenceMade();
  const [licence, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(licence).toMatchObject({ kind: "results", from: department, to: HALL });
  expect(licence?.materialName).toContain("公共场所卫生许可证");
  const papers = [{ caseId, material: licence?.material ?? "" }];
  expect(await handOver(house, clerk, { to: HALL, papers })).toEqual({ ok: false, code: "handovers/not-here" });
  const handed = await handOver(house, officer, { to: HALL, papers });
  if (!handed.ok) throw new Error(handed.code);
  expect(await waiting()).toEqual([]);
  expect(await handover(house, officer, handed.list)).toMatchObject({ kind: "results", maySign: false });
  world.clock.set("2026-03-16T09:00:00+08:00");
  while ((await sweepOverdueHandovers(house)) > 0);
  const told = async (who: typeof clerk) =>
    (await listNotices(house, who, { unreadOnly: false, limit: 50 }, "zh-CN")).rows.filter(({ text }) => text.includes("还没有签收"))
      .length;
  expect(await told(officer)).toBeGreaterThan(0);
  expect(await told(clerk)).toBeGreaterThan(0);
  const before = await told(clerk);
  expect(await sweepOverdueHandovers(house)).toBe(0);
  expect(await told(clerk)).toBe(before);
  const entries = [{ position: 1, received: true, difference: "" }];
  expect(await signFor(house, officer, { list: handed.list, entries, note: "" })).toMatchObject({ code: "handovers/not-allowed" });
  expect(await signFor(house, clerk, { list: handed.list, entries, note: "" })).toMatchObject({ ok: true });
  expect((await handovers(house, clerk, "in")).find(({ id }) => id === handed.list)?.receivedBy).toBe(clerk.name);
});

test("a licence is handed out at a window that has signed for it, or says how it came by it, for the record", async () => {
  const made = await licenceMade();
  const house = { ...made.house, notAtWindow };
  const { clerk, caseId } = made;
  const awaited = async () => (await caseView(house, clerk, caseId, "zh-CN"))?.awaitedCertificates;
  const delivers = async (input: object) => {
    const { actor, visit } = await holderOf(house, caseId);
    const whole = { visit, manner: "window", receiver: "石小满", note: "", ...input };
    return performCase(house, actor, { command: "deliver", caseId, key: randomUUID(), input: whole });
  };
  expect(await awaited()).toEqual([expect.stringContaining("公共场所卫生许可证")]);
  expect(await delivers({})).toMatchObject({ code: "cases/certificate-not-here" });
  expect(await delivers({ unlisted: "有" })).toMatchObject({ code: "cases/certificate-not-here" });
  expect(await delivers({ unlisted: "经办人当面交到窗口" })).toMatchObject({ ok: true });
  const entry = (await caseView(house, clerk, caseId, "zh-CN"))?.timeline.find(({ type }) => type === "case/delivered");
  expect(entry).toMatchObject({ opinion: "经办人当面交到窗口", details: { certificates: expect.stringContaining("公共场所卫生许可证") } });
});

test("once the window has signed for the licence nothing more is asked; sent by post it needn't come there", async () => {
  const made = await licenceMade();
  const house = { ...made.house, notAtWindow };
  const { clerk, caseId, officer } = made;
  const [licence] = await made.waiting();
  const handed = await handOver(house, officer, { to: HALL, papers: [{ caseId, material: licence?.material ?? "" }] });
  if (!handed.ok) throw new Error(handed.code);
  const { actor, visit } = await holderOf(house, caseId);
  const deliver = (input: object) =>
    performCase(house, actor, {
      command: "deliver",
      caseId,
      key: randomUUID(),
      input: { visit, manner: "window", receiver: "石小满", note: "", ...input },
    });
  expect(await deliver({})).toMatchObject({ code: "cases/certificate-not-here" });
  await signFor(house, clerk, { list: handed.list, entries: [{ position: 1, received: true, difference: "" }], note: "" });
  expect((await caseView(house, clerk, caseId, "zh-CN"))?.awaitedCertificates).toEqual([]);
  expect(await deliver({})).toMatchObject({ ok: true });
  const other = await licenceMade();
  const held = await holderOf(house, other.caseId);
  const posted = { visit: held.visit, manner: "post", receiver: "石小满", note: "" };
  expect(
    await performCase({ ...other.house, notAtWindow }, held.actor, {
      command: "deliver",
      caseId: other.caseId,
      key: randomUUID(),
      input: posted,
    }),
  ).toMatchObject({ ok: true });
});

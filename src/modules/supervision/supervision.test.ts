import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";
import {
  anApplication,
  type CaseWorld,
  caseWorld,
  configured,
  forwardTo,
  holderOf,
  must,
  requiredOf,
  see,
  VILLAGE,
} from "../cases/fixtures.ts";
import { caseView, fileOfCase, storeMaterial, worklist } from "../cases/index.ts";
import { actorFor, makePerson } from "../identity/fixtures.ts";
import { actorOf, auditLog } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { alarms, alarmsOf } from "./alarms.ts";
import { liveList } from "./live-list.ts";
import { publishRules } from "./publish-rules.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { replayCase } from "./replay-case.ts";
import { carrying } from "./standing.ts";
import { watchClocks } from "./watch-clocks.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const RULES = JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[];
let world: CaseWorld;
let clerk: PersonActor;
let supervisor: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [watchClocks]);
  await publishRules(world.house, RULES);
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  supervisor = await actorFor(world.house, { org: "610999JC", post: "supervisor" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

async function accepted(): Promise<string> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  return caseId;
}

async function raisedAt(at: string, caseId: string): Promise<string[]> {
  world.clock.set(at);
  while ((await raiseAlarms(world.house)) > 0);
  return (await alarmsOf(world.house, caseId)).map((alarm) => `${alarm.rule}:${alarm.level}`);
}

const dueOf = async (caseId: string, kind: string) => {
  const replay = await replayCase(world.house, supervisor, caseId);
  return replay?.frames.at(-1)?.clocks.find((clock) => clock.kind === kind)?.due ?? "";
};

test("the promise warns when two working days are left, turns yellow after its day closes, and the statute turns red", async () => {
  const caseId = await accepted();
  const [promise, statutory] = [await dueOf(caseId, "promise"), await dueOf(caseId, "statutory")];
  expect(await raisedAt(`${promise}T17:29:00+08:00`, caseId)).toContain("T01:warning");
  expect(await raisedAt(`${promise}T17:29:30+08:00`, caseId)).not.toContain("T02:yellow");
  expect(await raisedAt(`${promise}T17:30:01+08:00`, caseId)).toContain("T02:yellow");
  expect(await raisedAt(`${statutory}T17:29:00+08:00`, caseId)).not.toContain("T03:red");
  expect(await raisedAt(`${statutory}T17:30:01+08:00`, caseId)).toContain("T03:red");
});

test("a clock says that it is over from the very instant of its alarm, and not before", async () => {
  const caseId = await accepted();
  await raisedAt("2026-12-01T10:00:00+08:00", caseId);
  const raised = await alarmsOf(world.house, caseId);
  for (const [kind, rule] of [
    ["promise", "T02"],
    ["statutory", "T03"],
  ]) {
    const alarm = raised.find((one) => one.rule === rule);
    const overAt = async (at: number) => {
      world.clock.set(new Date(at));
      return (await see(world.house, supervisor, caseId)).clocks.find((clock) => clock.kind === kind)?.over;
    };
    const moment = new Date(alarm?.at ?? "").getTime();
    expect([await overAt(moment - 1000), await overAt(moment)]).toEqual([false, true]);
  }
});

test("an alarm is raised once, however often and from how many servers it is swept", async () => {
  const caseId = await accepted();
  world.clock.set("2026-12-01T10:00:00+08:00");
  await Promise.all(Array.from({ length: 6 }, () => raiseAlarms(world.house)));
  while ((await raiseAlarms(world.house)) > 0);
  const rules = (await alarmsOf(world.house, caseId)).map((alarm) => `${alarm.rule} ${alarm.due}`);
  expect(rules.length).toBeGreaterThan(2);
  expect(new Set(rules).size).toBe(rules.length);
});

test("a case decided in time raises nothing later, but its undelivered decision does", async () => {
  const { house } = world;
  const caseId = await accepted();
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  await must(house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "同意" });
  const raised = await raisedAt("2026-03-12T10:00:00+08:00", caseId);
  expect(raised.filter((rule) => rule.startsWith("T02") || rule.startsWith("T03"))).toEqual([]);
  expect(await raisedAt("2026-03-25T10:00:00+08:00", caseId)).toEqual(expect.arrayContaining(["T10:yellow", "T10-statutory:red"]));
});

test("only supervisors see alarms and the live list", async () => {
  const { house } = world;
  await accepted();
  expect((await liveList(house, clerk, {}, { limit: 10 })).rows).toEqual([]);
  expect((await alarms(house, clerk, { limit: 10 })).rows).toEqual([]);
  expect((await liveList(house, supervisor, {}, { limit: 10 })).rows.length).toBeGreaterThan(0);
});

test("the live list filters by level, worst first known", async () => {
  const { house } = world;
  const caseId = await accepted();
  await raisedAt("2026-12-01T10:00:00+08:00", caseId);
  const red = await liveList(house, supervisor, { level: "red" }, { limit: 100 });
  expect(red.rows.find((row) => row.id === caseId)?.level).toBe("red");
});

test("a replay shows each step with position, people, form and clocks as they stood then", async () => {
  const { house, clock } = world;
  const caseId = await accepted();
  clock.set("2026-03-09T10:00:00+08:00");
  await forwardTo(house, caseId, "review");
  const replay = await replayCase(house, supervisor, caseId);
  const frames = replay?.frames ?? [];
  expect(frames.map((frame) => frame.type)).toEqual(["case/submitted", "case/accepted", "case/agreed", "case/agreed"]);
  expect(frames.map((frame) => frame.position.handle)).toEqual(["todo", "current", "done", "done"]);
  expect(frames[0]?.person).toBeNull();
  expect(frames[1]?.person?.org).toBe("610999ZW");
  expect(frames[0]?.form.length).toBeGreaterThan(0);
  expect(frames[0]?.situations.every(({ answer, masked }) => masked && answer === "")).toBe(true);
  expect(frames[1]?.clocks.find((shown) => shown.kind === "promise")?.state).toBe("running");
  expect(frames[0]?.clocks.some((shown) => shown.kind === "promise")).toBe(false);
});

test("an officer can't replay", async () => {
  const caseId = await accepted();
  expect(await replayCase(world.house, clerk, caseId)).toBeNull();
});

test("a changed rule becomes a new version and an unchanged one stays", async () => {
  expect(await publishRules(world.house, RULES)).toBe(0);
});

test("lists can be narrowed to what carries an alarm, and reach no further than the reader's right", async () => {
  const { house, clock } = world;
  clock.set("2026-03-06T10:00:00+08:00");
  const [late, ended] = [await accepted(), await accepted()];
  const manager = await actorFor(house, { org: "610999WS", post: "process-manager" });
  await must(house, manager, "terminate", ended, { reason: "申请人已不存在" });
  await raisedAt("2026-12-02T10:00:00+08:00", late);
  const handler = await holderOf(house, late);
  const todo = (level: "red" | "warning") => worklist(house, handler.actor, { box: "todo", limit: 100, among: carrying(level) });
  expect((await todo("red")).rows.map(({ id }) => id)).toContain(late);
  const idsFor = async (reader: PersonActor) =>
    (await liveList(house, reader, { level: "red", item: hygiene.item.code }, { limit: 100 })).rows.map(({ id }) => id);
  expect(await idsFor(supervisor)).toContain(late);
  expect(await idsFor(supervisor)).not.toContain(ended);
  const [own, other] = [
    await actorFor(house, { org: "610999WS", post: "leader" }),
    await actorFor(house, { org: "610999MZ", post: "leader" }),
  ];
  expect(await idsFor(own)).toContain(late);
  expect([await idsFor(other), (await alarms(house, other, { limit: 100 })).rows]).toEqual([[], []]);
  expect((await alarms(house, own, { limit: 100 })).rows.length).toBeGreaterThan(0);
});

test("a supervisor sees personal data masked, in replay and case alike, and in full only by a look that goes on record once", async () => {
  const { house, clock } = world;
  clock.set("2026-03-06T10:00:00+08:00");
  const allowance = await configured(house, "minimum-living-allowance");
  const { caseId } = await must(house, CITIZEN, "submit", null, anApplication(allowance));
  const { name, number } = allowance.sample.applicant;
  const said = async (full: boolean) =>
    JSON.stringify([await replayCase(house, supervisor, caseId, "zh-CN", full), await caseView(house, supervisor, caseId, "zh-CN", full)]);
  const masked = await said(false);
  expect([name, number, "渡口村2组"].filter((personal) => masked.includes(personal))).toEqual([]);
  expect(masked).toContain("示例县白河乡渡口村**");
  const looks = async () => {
    const auditor = await actorFor(house, { org: "610999", post: "audit-administrator" });
    return (await auditLog(house, auditor, { action: "personal-view", about: caseId })).rows.map(({ actor, details }) => [
      actor,
      details.what,
    ]);
  };
  expect(await looks()).toEqual([]);
  for (let look = 0; look < 2; look++) expect(await said(true)).toContain("渡口村2组");
  expect(await looks()).toEqual([
    [supervisor.name, "case"],
    [supervisor.name, "replay"],
  ]);
  clock.advance(31 * 60_000);
  await caseView(house, supervisor, caseId, "zh-CN", true);
  expect(await looks()).toHaveLength(3);
});

/** Who looked at personal data of a case in full, and what at, as the audit administrator reads it. */
async function looksAt(caseId: string): Promise<(readonly [string, unknown])[]> {
  const auditor = await actorFor(world.house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(world.house, auditor, { action: "personal-view", about: caseId });
  return rows.map(({ actor, details }) => [actor, details.what] as const);
}

test("a process manager's look in full is on record, a colleague without a step in it has none, and whoever handles it isn't recorded", async () => {
  const { house } = world;
  const caseId = await accepted();
  const { phone } = hygiene.sample.applicant;
  const handler = await holderOf(house, caseId);
  const department = hygiene.item.package.department;
  const manager = await actorFor(house, { org: department, post: "process-manager" });
  const colleague = await actorFor(house, { org: department, post: "window-clerk" });
  const seen = async (actor: Actor) => JSON.stringify(await caseView(house, actor, caseId, "zh-CN", true)).includes(phone);
  expect([await seen(handler.actor), await seen(colleague)]).toEqual([true, false]);
  expect(await looksAt(caseId)).toEqual([]);
  expect(await seen(manager)).toBe(true);
  expect(await looksAt(caseId)).toEqual([[manager.name, "case"]]);
});

test("a file that a supervisor opens is on record; whoever sees the case masked doesn't get it", async () => {
  const { house } = world;
  const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");
  const material = hygiene.item.package.materials.find(({ accept }) => accept.includes("png"))?.code ?? "";
  const given = { stream: Readable.from([PNG]), name: "x.png", material, itemCode: hygiene.item.code };
  const stored = await storeMaterial(house, CITIZEN, given);
  if (!stored.ok) throw new Error(stored.code);
  const { caseId } = await must(house, CITIZEN, "submit", null, { ...anApplication(hygiene), files: [stored.file] });
  const open = async (actor: Actor) => {
    const found = await fileOfCase(house, actor, caseId, stored.file.hash);
    return found !== null;
  };
  const colleague = await actorFor(house, { org: hygiene.item.package.department, post: "window-clerk" });
  expect([await open(clerk), await open(colleague)]).toEqual([true, false]);
  expect(await looksAt(caseId)).toEqual([]);
  expect(await open(supervisor)).toBe(true);
  expect(await looksAt(caseId)).toEqual([[supervisor.name, "file"]]);
});

test("a field hidden from somebody's step stays hidden from them in replay, whatever else they are", async () => {
  const { house } = world;
  const allowance = await configured(house, "minimum-living-allowance");
  const { caseId } = await must(house, CITIZEN, "submit", null, anApplication(allowance));
  const both = await makePerson(house, {
    holdings: [
      { org: VILLAGE, post: "window-clerk" },
      { org: "610999JC", post: "supervisor" },
    ],
  });
  const actor = await actorOf(house, both.id);
  if (!actor) throw new Error("a person just made is active");
  await must(house, actor, "accept", caseId, { checked: requiredOf(allowance.item) });
  const visit = await holderOf(house, caseId, "examine");
  const form = { surveyedOn: "2026-03-06", surveyors: "孙立成、周小兰", surveyedIncome: 600_000, asDeclared: true, neighbours: "走访两户" };
  await must(house, visit.actor, "agree", caseId, { visit: visit.visit, opinion: "情况属实", form });
  const replayed = JSON.stringify(await replayCase(house, actor, caseId, "zh-CN", true));
  expect(replayed).toContain("孙立成");
  expect(replayed).not.toContain("走访两户");
  expect(JSON.stringify(await replayCase(house, supervisor, caseId, "zh-CN", true))).toContain("走访两户");
});

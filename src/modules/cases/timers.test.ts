import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { publishCalendar, recountClocks, verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, type configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { sweepTimers } from "./sweep.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
const KINDS = new Map([[CASE_KIND_NAME, caseMatters]]);
let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

/** A wait between acceptance and the reviewer. */
const waiting = (timer: string) =>
  drawn(
    `<bpmn:intermediateCatchEvent id="wait" name="wait">${timer}</bpmn:intermediateCatchEvent>`,
    step("handle", "handle") + step("review", "review", "reviewer"),
    flow("receive", "handle") + flow("handle", "wait") + flow("wait", "review") + flow("review", "decide") + flow("decide", "deliver"),
  );
const limit = (amount: number, unit: string) => `<bpmn:timerEventDefinition id="t" mt:limit="${amount}" mt:unit="${unit}" />`;
const duration = (text: string) =>
  `<bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeDuration></bpmn:timerEventDefinition>`;

async function atTheWait(timer: string): Promise<string> {
  const item = await publishedAs(world.house, waiting(timer));
  const caseId = await accepted(item);
  await forwardTo(world.house, caseId, "wait");
  return caseId;
}

async function accepted(item: Awaited<ReturnType<typeof configured>>): Promise<string> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

const nodes = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks.map((task) => task.node);
const firesAt = async (at: string) => {
  world.clock.set(at);
  return sweepTimers(world.house);
};

test("a limit in hours runs from the minute it began", async () => {
  const caseId = await atTheWait(limit(5, "hour"));
  expect(await firesAt("2026-03-06T14:59:00+08:00")).toBe(0);
  expect(await firesAt("2026-03-06T15:00:00+08:00")).toBe(1);
  expect(await nodes(caseId)).toEqual(["review"]);
});

test("a wait of a month goes by the calendar", async () => {
  await atTheWait(duration("P1M"));
  expect(await firesAt("2026-04-06T09:59:00+08:00")).toBe(0);
  expect(await firesAt("2026-04-06T10:00:00+08:00")).toBe(1);
});

test("a limit of a step in hours has its hour as well", async () => {
  const hours = step("handle", "handle", "handler", "department", 'limit="3" unit="hour"');
  const item = await publishedAs(
    world.house,
    drawn(hours, flow("receive", "handle") + flow("handle", "decide") + flow("decide", "deliver")),
  );
  const caseId = await accepted(item);
  const clock = (await see(world.house, SYSTEM, caseId)).clocks.find((shown) => shown.kind === "step");
  expect([clock?.due, clock?.unit]).toEqual(["2026-03-06", "day"]);
});

test("a limit the process waits for stands in a special procedure like the case's other limits", async () => {
  const beside = drawn(
    `<bpmn:parallelGateway id="split" name="split" /><bpmn:parallelGateway id="join" name="join" />
    <bpmn:intermediateCatchEvent id="wait" name="wait">${limit(3, "workday")}</bpmn:intermediateCatchEvent>`,
    step("beside", "handle"),
    flow("receive", "split") + flow("split", "wait") + flow("wait", "join") + flow("split", "beside") + flow("beside", "join"),
    flow("join", "decide") + flow("decide", "deliver"),
  );
  const caseId = await accepted(await publishedAs(world.house, beside));
  const { actor } = await holderOf(world.house, caseId, "beside");
  await must(world.house, actor, "suspend", caseId, { kind: "inspection", days: 5, reason: "检验", noticed: true });
  world.clock.set("2026-03-10T10:00:00+08:00"); // two working days out, of the three one is left after today
  await must(world.house, actor, "resume", caseId, {});
  expect(await firesAt("2026-03-13T17:29:00+08:00")).toBe(0);
  expect(await firesAt("2026-03-13T17:30:00+08:00")).toBe(1);
});

test("when a new calendar is published a limit the process waits for is counted again, and says so in the journal", async () => {
  const caseId = await atTheWait(limit(2, "workday"));
  const calendar = shippedCalendar();
  const year = calendar.years[2026];
  if (!year) throw new Error("2026 is published");
  const off = [...year.off, "2026-03-09", "2026-03-10"].sort();
  await publishCalendar(world.house, { ...calendar, version: "corrected", years: { ...calendar.years, 2026: { ...year, off } } }, "test");
  while ((await recountClocks(world.house, KINDS)) > 0);
  expect(await firesAt("2026-03-10T17:30:00+08:00")).toBe(0);
  expect(await firesAt("2026-03-12T17:29:00+08:00")).toBe(0);
  expect(await firesAt("2026-03-12T17:30:00+08:00")).toBe(1);
  expect(await nodes(caseId)).toEqual(["review"]);
});

test("a case that can't be carried on stops no other case's timers", async () => {
  const [broken, whole] = [await atTheWait(limit(1, "workday")), await atTheWait(limit(1, "workday"))];
  const { db } = world.house;
  const { rows } = await sql<{ data_key: Buffer }>`select data_key from matters.matter where id = ${broken}`.execute(db);
  await sql`update matters.matter set data_key = '\\x00' where id = ${broken}`.execute(db);
  expect(await firesAt("2026-03-16T18:00:00+08:00")).toBe(1);
  expect(await nodes(whole)).toEqual(["review"]);
  expect(await firesAt("2026-03-16T18:00:30+08:00")).toBe(0);
  expect((await verify(world.house, KINDS)).faults.map((fault) => fault.matter)).toContain(broken);
  await sql`update matters.matter set data_key = ${rows[0]?.data_key} where id = ${broken}`.execute(db);
  expect(await firesAt("2026-03-16T18:01:01+08:00")).toBe(1);
  expect(await nodes(broken)).toEqual(["review"]);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, KINDS)).faults).toEqual([]);
});

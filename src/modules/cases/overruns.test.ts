import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { followOverruns, sweepOverruns } from "./overruns.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [followOverruns]);
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

/** Handled, then reviewed within one working day with an overrun setting, then decided. `signers`: the review is signed by so many. */
const reviewed = (overrun: string, signers?: number) => {
  const multi = signers === undefined ? "" : `<bpmn:multiInstanceLoopCharacteristics mt:members="${signers}" mt:rule="all" />`;
  const review = `<bpmn:userTask id="review" name="review"><bpmn:extensionElements><mt:step role="review" org="department" post="reviewer" limit="1">${overrun}</mt:step></bpmn:extensionElements>${multi}</bpmn:userTask>`;
  return drawn(
    step("handle", "handle") + review,
    flow("receive", "handle") + flow("handle", "review") + flow("review", "decide") + flow("decide", "deliver"),
  );
};

async function atReview(xml: string): Promise<string> {
  const item = await publishedAs(world.house, xml);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  await forwardTo(world.house, caseId, "review");
  return caseId;
}

const look = (caseId: string) => see(world.house, SYSTEM, caseId);
const nodes = async (caseId: string) => (await look(caseId)).tasks.map((task) => task.node);
const overruns = async (caseId: string) => (await look(caseId)).timeline.map(({ type }) => type).filter((type) => type.includes("overrun"));
const sweptAt = async (at: string) => {
  world.clock.set(at);
  return sweepOverruns(world.house);
};
/** Accepted on a Friday: the review's one working day is Monday. */
const STILL_IN_TIME = "2026-03-09T17:29:00+08:00";
const OVER = "2026-03-09T17:31:00+08:00";

test.each([
  ["remind", undefined, ["review"], "case/overrun-reminded"],
  ["hand-on", undefined, ["review"], "case/overrun-handed-on"],
  ["agree", undefined, ["decide"], "case/overrun-agreed"],
  ["refuse", undefined, ["handle"], "case/overrun-refused"],
  ["agree", 2, ["decide"], "case/overrun-agreed"],
  ["remind", 2, ["review", "review"], "case/overrun-reminded"],
] as const)(
  "%s on overrun (signers: %s) leaves the case at %j, marked %s, and not a minute before the limit",
  async (act, signers, after, type) => {
    const caseId = await atReview(reviewed(`<mt:overrun act="${act}" />`, signers));
    expect(await sweptAt(STILL_IN_TIME)).toBe(0);
    expect(await sweptAt(OVER)).toBe(signers ?? 1);
    expect(await nodes(caseId)).toEqual(after);
    expect(new Set(await overruns(caseId))).toEqual(new Set([type]));
    expect(await sweptAt("2026-06-01T10:00:00+08:00")).toBe(0);
  },
);

test("a step that must make a document isn't agreed to by itself: it is handed on", async () => {
  const paper = `<mt:document code="payment-notice" />`;
  const xml = reviewed(`${paper}<mt:overrun act="agree" />`);
  const item = await publishedAs(world.house, xml, {
    documents: [{ code: "payment-notice", name: "缴费通知书", stage: "during", required: true }],
  });
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  await forwardTo(world.house, caseId, "review");
  await sweptAt(OVER);
  expect([await nodes(caseId), await overruns(caseId)]).toEqual([["review"], ["case/overrun-handed-on"]]);
});

test("an acting for oneself is nobody's: the trace names no person", async () => {
  const caseId = await atReview(reviewed(`<mt:overrun act="agree" />`));
  await sweptAt(OVER);
  expect((await look(caseId)).timeline.at(-1)).toMatchObject({ type: "case/overrun-agreed", person: null });
});

test("reminders come as often as set, so many working days apart, in the morning, and end when the step is done", async () => {
  const caseId = await atReview(reviewed(`<mt:overrun act="remind" times="3" every="2" />`));
  expect(await sweptAt(OVER)).toBe(1);
  expect(await sweptAt("2026-03-11T08:59:00+08:00")).toBe(0);
  expect(await sweptAt("2026-03-11T09:00:00+08:00")).toBe(1);
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意", form: null });
  expect(await sweptAt("2026-03-20T10:00:00+08:00")).toBe(0);
  expect(await overruns(caseId)).toHaveLength(2);
});

test("handed on, the step waits with the process manager and names where it was meant for; what was due is gone", async () => {
  const manager = await actorFor(world.house, { org: "610999WS", post: "process-manager" });
  const caseId = await atReview(reviewed(`<mt:overrun act="hand-on" />`));
  await sweptAt(OVER);
  expect((await look(caseId)).tasks[0]).toMatchObject({ org: "610999WS", post: "process-manager" });
  const view = await see(world.house, manager, caseId);
  expect(view.acts.map(({ act }) => act)).toContain("transfer");
  const { rows } = await sql`select 1 from cases.overrun where matter = ${caseId}`.execute(world.house.db);
  expect(rows).toEqual([]);
});

test("while a special procedure stops the step's clock nothing is done, and after it the days left are waited for", async () => {
  const caseId = await atReview(reviewed(`<mt:overrun act="agree" />`));
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "suspend", caseId, { kind: "inspection", days: 5, noticed: true, reason: "需要现场检测" });
  expect(await sweptAt("2026-03-11T10:00:00+08:00")).toBe(0);
  await must(world.house, actor, "resume", caseId, { note: "检测已完成" });
  expect(await sweptAt("2026-03-12T17:29:00+08:00")).toBe(0);
  await sweptAt("2026-03-12T17:31:00+08:00");
  expect(await nodes(caseId)).toEqual(["decide"]);
});

test("reminders that have been given aren't given anew when the clock was stopped or counted again", async () => {
  const caseId = await atReview(reviewed(`<mt:overrun act="remind" times="2" every="1" />`));
  const { actor } = await holderOf(world.house, caseId);
  const pause = async (from: string, until: string) => {
    world.clock.set(from);
    await must(world.house, actor, "suspend", caseId, { kind: "inspection", days: 5, noticed: true, reason: "需要现场检测" });
    world.clock.set(until);
    await must(world.house, actor, "resume", caseId, { note: "检测已完成" });
  };
  expect(await sweptAt(OVER)).toBe(1);
  await pause("2026-03-10T08:30:00+08:00", "2026-03-10T08:40:00+08:00");
  expect(await sweptAt("2026-03-10T08:45:00+08:00")).toBe(0);
  expect(await sweptAt("2026-03-10T09:00:00+08:00")).toBe(1);
  await pause("2026-03-11T10:00:00+08:00", "2026-03-12T10:00:00+08:00");
  expect(await sweptAt("2026-04-20T10:00:00+08:00")).toBe(0);
  expect(await overruns(caseId)).toHaveLength(2);
});

test("several servers sweep at once: it happens once, and the tables stay what the journal says", async () => {
  const caseId = await atReview(reviewed(`<mt:overrun act="agree" />`));
  world.clock.set(OVER);
  await Promise.all([1, 2, 3].map(() => sweepOverruns(world.house)));
  expect(await overruns(caseId)).toEqual(["case/overrun-agreed"]);
  const report = await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]));
  expect(report.faults).toEqual([]);
});

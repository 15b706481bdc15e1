import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { actorFor } from "../identity/fixtures.ts";
import { endHolding } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { publishCalendar, recountClocks, verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { JOURNAL, type Ledger, performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { sweepReleased } from "./release-tasks.ts";
import { searchCases } from "./search-cases.ts";
import type { CaseCommandName } from "./shared.ts";
import { sweepDeemed, sweepTimers } from "./sweep.ts";
import { publicResults } from "./track-case.ts";

// From whatever a case has come to, it can go on.
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
type Configured = Awaited<ReturnType<typeof configured>>;
let hygiene: Configured;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const submit = async (item = hygiene) => (await must(world.house, CITIZEN, "submit", null, anApplication(item))).caseId;

async function accepted(item = hygiene): Promise<string> {
  const caseId = await submit(item);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

const attempt = (actor: Actor, command: CaseCommandName, caseId: string, input: unknown) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });
const faultsOf = async () => (await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults;
const look = (caseId: string) => see(world.house, SYSTEM, caseId);
const applicant = (caseId: string): Actor => ({ kind: "citizen", id: caseId, name: "" });

/** A wait of three days beside a step. */
const PAUSE = drawn(
  '<bpmn:parallelGateway id="split" name="split" /><bpmn:parallelGateway id="join" name="join" />',
  '<bpmn:intermediateCatchEvent id="wait" name="wait"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT72H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
  step("beside", "handle") + step("review", "review", "reviewer"),
  [
    flow("receive", "split"),
    flow("split", "wait"),
    flow("wait", "review"),
    flow("review", "join"),
    flow("split", "beside"),
    flow("beside", "join"),
  ].join(""),
  flow("join", "decide") + flow("decide", "deliver"),
);
const PUBLICISED = drawn(
  step("publicise", "publicise") + flow("receive", "decide") + flow("decide", "publicise") + flow("publicise", "deliver"),
);
/** Ends after its first step, by a way without a decision. */
const SHORT = drawn(
  `${step("handle", "handle")}<bpmn:exclusiveGateway id="fork" name="fork" default="fork-end" />`,
  flow("receive", "handle") + flow("handle", "fork") + flow("fork", "end") + flow("decide", "deliver"),
  flow("fork", "decide", '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">category = "none"</bpmn:conditionExpression>'),
);

const publishedWith = (xml: string) => publishedAs(world.house, xml);

test("a 即办件 that the law took as accepted is still settled at the counter", async () => {
  const instant = await configured(world.house, "employment-registration");
  const caseId = await submit(instant);
  world.clock.set("2026-03-20T10:00:00+08:00");
  await sweepDeemed(world.house);
  const { number } = await look(caseId);
  const settled = await must(world.house, clerk, "settle", caseId, { checked: requiredOf(instant.item), outcome: "grant" });
  const view = await look(caseId);
  expect([view.state, view.acceptedOn, view.number]).toEqual(["closed", "2026-03-06", number]);
  expect(settled.number).toBe(number);
});

test("a row in the list of cases that no journal stands behind is found by verify", async () => {
  const { house } = world;
  const stray = randomUUID();
  await sql`insert into cases.case select (jsonb_populate_record(c, jsonb_build_object('id', ${stray}::text, 'application_number', ${stray}::text, 'number', null))).*
    from cases.case c limit 1`.execute(house.db);
  const faults = await faultsOf();
  await sql`delete from cases.case where id = ${stray}`.execute(house.db);
  expect(faults).toEqual([{ matter: stray, sequence: 0, fault: "no-matter" }]);
});

test("an applicant who never corrects can be refused once the term has ended, and not before", async () => {
  const caseId = await submit();
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material: requiredOf(hygiene.item)[0], lack: "缺页" }] });
  const refuse = () => attempt(clerk, "refuse", caseId, { outcome: "not-accepted", reason: "期满未补正" });
  expect(await refuse()).toMatchObject({ ok: false, code: "cases/supplement-term-runs" });
  const offered = async () => (await see(world.house, clerk, caseId)).acts.find((act) => act.act === "refuse");
  expect(await offered()).toMatchObject({ enabled: false, reason: "cases/supplement-term-runs" });
  world.clock.set("2026-04-20T10:00:00+08:00");
  expect((await offered())?.enabled).toBe(true);
  expect(await refuse()).toMatchObject({ ok: true });
  expect((await look(caseId)).state).toBe("not-accepted");
});

test("a case returned to the wait for the reply from above waits again and can be answered", async () => {
  const forwarded = await configured(world.house, "nurse-licence");
  const caseId = await accepted(forwarded);
  await forwardTo(world.house, caseId, "send-up");
  const up = await holderOf(world.house, caseId, "send-up");
  await must(world.house, up.actor, "send-up", caseId, { visit: up.visit, authority: "市级主管部门", opinion: "符合条件，上报" });
  const reply = async (outcome: string) => {
    const { actor, visit } = await holderOf(world.house, caseId, "reply");
    await must(world.house, actor, "enter-reply", caseId, { visit, outcome, opinion: "上级批复如下" });
  };
  await reply("deny");
  const { actor, visit } = await holderOf(world.house, caseId, "decide");
  await must(world.house, actor, "return", caseId, { visit, target: "reply", opinion: "批复录入有误" });
  expect((await look(caseId)).state).toBe("sent-up");
  await reply("grant");
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["decide"]);
});

test("a case that ends without a result is on no public list, whatever was replied before", async () => {
  const forwarded = await configured(world.house, "nurse-licence");
  const caseId = await accepted(forwarded);
  const { number } = await look(caseId);
  await forwardTo(world.house, caseId, "send-up");
  const up = await holderOf(world.house, caseId, "send-up");
  await must(world.house, up.actor, "send-up", caseId, { visit: up.visit, authority: "市级主管部门", opinion: "符合条件，上报" });
  const { actor, visit } = await holderOf(world.house, caseId, "reply");
  await must(world.house, actor, "enter-reply", caseId, { visit, outcome: "deny", opinion: "上级不予批准" });
  await must(world.house, applicant(caseId), "withdraw", caseId, { reason: "不办了" });
  const { rows } = await publicResults(world.house, { limit: 100 });
  expect(rows.map((row) => row.number)).not.toContain(number);
});

test("materials left open may come while a special procedure runs, and nothing else may be changed with them", async () => {
  const { caseId, later } = await deferredCase();
  const { actor } = await holderOf(world.house, caseId, "handle");
  await must(world.house, actor, "suspend", caseId, { kind: "expert", days: 5, reason: "专家评审", noticed: true });
  const deferred = await configured(world.house, "emergency-plan-record");
  const examined = requiredOf(deferred.item)[0];
  const supply = (input: unknown) => attempt(applicant(caseId), "supply", caseId, input);
  expect(await supply({ papers: [...later, examined] })).toMatchObject({ code: "cases/only-what-is-open" });
  expect(await supply({ papers: later, form: deferred.sample.form })).toMatchObject({ code: "cases/only-what-is-open" });
  expect(await supply({ papers: later })).toMatchObject({ ok: true });
});

test("a case whose open materials never came can be refused for it once their day is over", async () => {
  const { caseId } = await deferredCase();
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId, "decide");
  const decide = (outcome: string) => attempt(actor, "decide", caseId, { visit, outcome, opinion: "约定的材料到期没有补交" });
  expect(await decide("deny")).toMatchObject({ code: "cases/later-still-open" });
  world.clock.set("2026-03-23T10:00:00+08:00");
  expect(await decide("grant")).toMatchObject({ code: "cases/later-still-open" });
  expect(await decide("deny")).toMatchObject({ ok: true });
});

async function deferredCase(): Promise<{ caseId: string; later: string[] }> {
  const deferred = await configured(world.house, "emergency-plan-record");
  const caseId = await submit(deferred);
  const later = deferred.item.package.materials.filter((entry) => entry.necessity === "later").map((entry) => entry.code);
  const promises = later.map((material) => ({ material, by: "2026-03-20" }));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(deferred.item), later: promises });
  return { caseId, later };
}

test("special procedures of one kind together stay within the item's maximum", async () => {
  const caseId = await accepted();
  const { actor } = await holderOf(world.house, caseId, "handle");
  const suspend = (days: number) => attempt(actor, "suspend", caseId, { kind: "inspection", days, reason: "检验", noticed: true });
  expect(await suspend(10)).toMatchObject({ ok: true });
  world.clock.set("2026-03-13T10:00:00+08:00");
  await must(world.house, actor, "resume", caseId, {});
  expect(await suspend(11)).toMatchObject({ code: "cases/special-too-long" });
  expect(await suspend(10)).toMatchObject({ ok: true });
});

test("a timer stands while a special procedure runs and keeps what was left of it", async () => {
  const item = await publishedWith(PAUSE);
  const caseId = await accepted(item);
  const { actor } = await holderOf(world.house, caseId, "beside");
  await forwardTo(world.house, caseId, "beside");
  world.clock.set("2026-03-07T10:00:00+08:00");
  await must(world.house, actor, "suspend", caseId, { kind: "inspection", days: 5, reason: "检验", noticed: true });
  world.clock.set("2026-03-10T10:00:00+08:00");
  expect(await sweepTimers(world.house)).toBe(0);
  await must(world.house, actor, "resume", caseId, {});
  expect(await sweepTimers(world.house)).toBe(0);
  world.clock.set("2026-03-12T10:00:00+08:00");
  expect(await sweepTimers(world.house)).toBe(1);
  expect((await look(caseId)).tasks.map((task) => task.node).sort()).toEqual(["beside", "review"]);
});

test("what was decided can be publicised before it is handed over", async () => {
  const item = await publishedWith(PUBLICISED);
  const caseId = await accepted(item);
  await forwardTo(world.house, caseId, "decide");
  const decision = await holderOf(world.house, caseId, "decide");
  await must(world.house, decision.actor, "decide", caseId, { visit: decision.visit, outcome: "grant", opinion: "同意" });
  await forwardTo(world.house, caseId, "deliver");
  const { actor, visit } = await holderOf(world.house, caseId, "deliver");
  await must(world.house, actor, "deliver", caseId, { visit, manner: "window", receiver: "石小满" });
  expect((await look(caseId)).state).toBe("closed");
});

test("no clock of a case runs on when its process ends without a decision", async () => {
  const item = await publishedWith(SHORT);
  const caseId = await accepted(item);
  const { actor, visit } = await holderOf(world.house, caseId, "handle");
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  const view = await look(caseId);
  expect([view.state, view.clocks.filter((clock) => clock.state === "running")]).toEqual(["closed", []]);
});

test("a case supplied in the moment in which the clerk accepts it gets its number", async () => {
  const caseId = await submit();
  const material = requiredOf(hygiene.item)[0];
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "缺页" }] });
  // The number is minted before the case's row is locked; here the supplement comes in between.
  const ledger: Ledger = {
    ...JOURNAL,
    async caseNumber(house, id) {
      const number = await JOURNAL.caseNumber(house, id);
      await must(world.house, applicant(caseId), "supply", caseId, { papers: [material] });
      return number;
    },
  };
  const request = { command: "accept" as const, caseId, key: randomUUID(), input: { checked: requiredOf(hygiene.item) } };
  expect(await performCase(world.house, clerk, request, ledger)).toMatchObject({ ok: true, number: expect.any(String) });
});

test("the manager hands on a step that doesn't offer it to its holder", async () => {
  const caseId = await accepted(await publishedWith(hygiene.item.package.process));
  await forwardTo(world.house, caseId, "decide");
  const decision = await holderOf(world.house, caseId, "decide");
  await must(world.house, decision.actor, "decide", caseId, { visit: decision.visit, outcome: "grant", opinion: "同意" });
  const manager = await actorFor(world.house, { org: hygiene.item.package.department, post: "process-manager" });
  const [delivery] = (await look(caseId)).tasks;
  const input = { visit: delivery?.visit, to: clerk.id, reason: "原窗口人员休假" };
  expect(await attempt(manager, "transfer", caseId, input)).toMatchObject({ ok: true });
});

test("a step named for somebody who lost the post goes back into the queue, once", async () => {
  const caseId = await accepted(await publishedWith(hygiene.item.package.process));
  const { actor, visit } = await holderOf(world.house, caseId, "handle");
  const org = hygiene.item.package.department;
  const colleague = await actorFor(world.house, { org, post: "handler", name: "接办人" });
  await must(world.house, actor, "transfer", caseId, { visit, to: colleague.id, reason: "外出" });
  await sweepReleased(world.house);
  expect((await look(caseId)).tasks[0]?.assignee?.id).toBe(colleague.id);
  await endHolding(world.house, SYSTEM, { id: colleague.id, org, post: "handler" });
  world.clock.set("2026-03-06T10:00:01+08:00");
  expect([await sweepReleased(world.house), await sweepReleased(world.house)]).toEqual([1, 0]);
  expect((await look(caseId)).tasks[0]?.assignee).toBeNull();
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
});

test("a unit that takes part in another department's case finds it by its number, and nobody without a part does", async () => {
  const joint = await configured(world.house, "investment-approval");
  const caseId = await accepted(joint);
  const { applicationNumber } = await look(caseId);
  const land = await actorFor(world.house, { org: "610999GT", post: "handler" });
  const found = async () => (await searchCases(world.house, land, applicationNumber)).map((row) => row.id);
  expect(await found()).toEqual([]);
  const { actor, visit } = await holderOf(world.house, caseId, "handle");
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  expect(await found()).toEqual([caseId]);
});

test("when a new calendar moves a limit, the to-do list moves with it, and back when the correction is taken back", async () => {
  const caseId = await accepted(await publishedWith(hygiene.item.package.process));
  const before = (await look(caseId)).tasks[0]?.due;
  const calendar = shippedCalendar();
  const year = calendar.years[2026];
  if (!year) throw new Error("2026 is published");
  const off = [...year.off, "2026-03-09", "2026-03-10"].sort();
  await publishCalendar(world.house, { ...calendar, version: "corrected", years: { ...calendar.years, 2026: { ...year, off } } }, "test");
  while ((await recountClocks(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))) > 0);
  const view = await look(caseId);
  const step = view.clocks.find((clock) => clock.kind === "step");
  expect(before).toBe("2026-03-10");
  expect([step?.due, view.tasks[0]?.due]).toEqual(["2026-03-12", "2026-03-12"]);
  expect(await publishCalendar(world.house, shippedCalendar(), "test")).toBe(true);
  while ((await recountClocks(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))) > 0);
  expect([await publishCalendar(world.house, shippedCalendar(), "test"), (await look(caseId)).tasks[0]?.due]).toEqual([
    false,
    "2026-03-10",
  ]);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { actorOf, delegate } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { searchCases } from "./search-cases.ts";
import type { CaseCommandName } from "./shared.ts";
import { worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
const HEALTH = "610999WS";
let world: CaseWorld;
let clerk: PersonActor;
let one: PersonActor;
let other: PersonActor;
let third: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  one = await actorFor(world.house, { org: HEALTH, post: "reviewer" });
  other = await actorFor(world.house, { org: HEALTH, post: "reviewer" });
  third = await actorFor(world.house, { org: HEALTH, post: "reviewer" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const again = async ({ id }: PersonActor) => (await actorOf(world.house, id)) as PersonActor;
const attempt = (actor: Actor, command: CaseCommandName, caseId: string, input: unknown) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });
const tasksOf = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks;

const atReview = (multi = "") => at(step("check", "review", "reviewer").replace("</bpmn:userTask>", `${multi}</bpmn:userTask>`));

/** An application accepted under a process of one review between receipt and decision. */
async function at(review: string) {
  const item = await publishedAs(
    world.house,
    drawn(review, flow("receive", "check") + flow("check", "decide") + flow("decide", "deliver")),
  );
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return { caseId, visits: (await tasksOf(caseId)).map((task) => task.visit) };
}

const COUNTED = `<bpmn:multiInstanceLoopCharacteristics mt:members="3" mt:rule="all" />`;
const OPINION = "经审查，材料属实，同意";

test("what is one vote of several by number is offered once, not once for each of them", async () => {
  const { caseId } = await atReview(COUNTED);
  const { acts } = await see(world.house, one, caseId);
  expect(acts.filter(({ act }) => act === "agree")).toHaveLength(1);
  expect(acts.filter(({ act }) => act === "claim")).toHaveLength(1);
});

test("a step that several sign isn't passed to somebody who has signed that round, or is to", async () => {
  const { caseId, visits } = await atReview(COUNTED);
  const [first, second, last] = visits;
  await must(world.house, one, "agree", caseId, { visit: first, opinion: OPINION });
  await must(world.house, other, "claim", caseId, { visit: second });
  for (const colleague of [one])
    expect(await attempt(other, "transfer", caseId, { visit: second, to: colleague.id, reason: "请你签" })).toMatchObject({
      code: "cases/colleague-signs",
    });
  expect(await attempt(third, "transfer", caseId, { visit: last, to: other.id, reason: "请你签" })).toMatchObject({
    code: "cases/colleague-signs",
  });
  expect(await attempt(other, "transfer", caseId, { visit: second, to: third.id, reason: "请你签" })).toMatchObject({ ok: true });
});

test("each keeps words of their own at a step: those of one don't take the place of the other's, and nobody sees the other's", async () => {
  const { caseId, visits } = await atReview();
  const [visit] = visits;
  await must(world.house, one, "save-opinion", caseId, { visit, opinion: "甲写了一半" });
  await must(world.house, other, "save-opinion", caseId, { visit, opinion: "乙写了一半" });
  await must(world.house, other, "save-opinion", caseId, { visit, opinion: "乙又写了一些" });
  const savedBy = async (who: PersonActor) => (await see(world.house, who, caseId)).saved.map(({ opinion }) => opinion);
  expect([await savedBy(one), await savedBy(other)]).toEqual([["甲写了一半"], ["乙又写了一些"]]);
  await must(world.house, one, "agree", caseId, { visit, opinion: OPINION });
  expect([await savedBy(one), await savedBy(other)]).toEqual([[], []]);
});

test("who is asked to sign first is who the case is with, on its page and in the lists", async () => {
  const { caseId, visits } = await atReview();
  const [visit] = visits;
  await must(world.house, one, "add-signers", caseId, { visit, people: [other.id], when: "before", reason: "请先签" });
  expect((await tasksOf(caseId))[0]).toMatchObject({ assignee: { id: one.id }, signing: [{ id: other.id, name: other.name }] });
  const { rows } = await worklist(world.house, other, { box: "todo", limit: 100 });
  expect(rows.find(({ id }) => id === caseId)?.steps[0]?.person).toBe(other.name);
  await must(world.house, other, "sign", caseId, { visit, agree: true, opinion: "没有意见" });
  expect((await tasksOf(caseId))[0]).toMatchObject({ assignee: { id: one.id }, signing: [] });
});

test("search finds a case for the deputy of whose step it is, and for who was given it to read", async () => {
  const away = await actorFor(world.house, { org: "610999GT", post: "head" });
  const deputy = await actorFor(world.house, { org: "610999GT", post: "handler" });
  const reader = await actorFor(world.house, { org: "610999JY", post: "handler" });
  const found = `><mt:people find="people" people="${away.staffNumber}" /></mt:step></bpmn:extensionElements>`;
  const check = step("check", "review", "reviewer", "unit:GT").replace(" /></bpmn:extensionElements>", found);
  const { caseId, visits } = await at(check);
  const { applicationNumber } = await see(world.house, SYSTEM, caseId);
  const finds = async (who: PersonActor) => (await searchCases(world.house, await again(who), applicationNumber)).length;
  expect([await finds(away), await finds(deputy), await finds(reader)]).toEqual([1, 0, 0]);
  expect(await delegate(world.house, away, { deputy: deputy.id, from: "2026-03-06", until: "2026-03-06", reason: "" })).toEqual({
    ok: true,
  });
  await must(world.house, away, "copy", caseId, { visit: visits[0], to: [reader.id], note: "" });
  expect([await finds(deputy), await finds(reader)]).toEqual([1, 1]);
});

test("after 补正 the receipt's time stands there once, as it runs now", async () => {
  const hygiene = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  const [material] = requiredOf(hygiene.item);
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "缺页" }] });
  await must(world.house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: [material] });
  const receipts = (await see(world.house, clerk, caseId)).clocks.filter(({ kind }) => kind === "receipt");
  expect(receipts.map(({ state }) => state)).toEqual(["running"]);
});

test("the request of the only head goes to the government, and neither they nor their deputy grants it", async () => {
  const office = "610999QQ";
  const head = await actorFor(world.house, { org: office, post: "head" });
  const leader = await actorFor(world.house, { org: "610999", post: "leader" });
  const hygiene = await configured(world.house, "public-place-hygiene");
  const check = step("check", "review", "head", "unit:QQ");
  const item = await publishedAs(
    world.house,
    drawn(check, flow("receive", "check") + flow("check", "decide") + flow("decide", "deliver")),
    { department: office, intake: hygiene.item.package.intake },
  );
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  const visit = (await tasksOf(caseId))[0]?.visit;
  await must(world.house, head, "ask-extension", caseId, { visit, days: 5, promise: false, reason: "需要现场复核" });
  const request = (await tasksOf(caseId)).find((task) => task.visit.startsWith("extension"));
  expect(request).toMatchObject({ org: "610999", post: "leader" });
  const deputy = await actorFor(world.house, { org: office, post: "reviewer" });
  await delegate(world.house, head, { deputy: deputy.id, from: "2026-03-06", until: "2026-03-06", reason: "" });
  const grant = { visit: request?.visit, outcome: "grant" };
  expect(await attempt(head, "answer-extension", caseId, grant)).toMatchObject({ ok: false });
  expect(await attempt(await again(deputy), "answer-extension", caseId, grant)).toMatchObject({ ok: false });
  await must(world.house, leader, "answer-extension", caseId, grant);
});

test("where there are two heads, the deputy of the one who asked doesn't grant it in their place", async () => {
  const office = "610999RR";
  const [asker, second] = [
    await actorFor(world.house, { org: office, post: "head" }),
    await actorFor(world.house, { org: office, post: "head" }),
  ];
  const deputy = await actorFor(world.house, { org: office, post: "reviewer" });
  await delegate(world.house, asker, { deputy: deputy.id, from: "2026-03-06", until: "2026-03-06", reason: "" });
  const hygiene = await configured(world.house, "public-place-hygiene");
  const item = await publishedAs(
    world.house,
    drawn(step("check", "review", "head", "unit:RR"), flow("receive", "check") + flow("check", "decide") + flow("decide", "deliver")),
    { department: office, intake: hygiene.item.package.intake },
  );
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  const visit = (await tasksOf(caseId))[0]?.visit;
  await must(world.house, asker, "ask-extension", caseId, { visit, days: 5, promise: false, reason: "需要现场复核" });
  const request = (await tasksOf(caseId)).find((task) => task.visit.startsWith("extension"));
  const grant = { visit: request?.visit, outcome: "grant" };
  expect(await attempt(await again(deputy), "answer-extension", caseId, grant)).toMatchObject({ code: "cases/not-own-extension" });
  await must(world.house, second, "answer-extension", caseId, grant);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

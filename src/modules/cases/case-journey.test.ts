import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see, VILLAGE } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { searchCases } from "./search-cases.ts";
import { sweepDeemed } from "./sweep.ts";
import { track } from "./track-case.ts";
import { worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const HALL = "610999ZW";
let world: CaseWorld;
type Configured = Awaited<ReturnType<typeof configured>>;
let promised: Configured;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  promised = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: HALL, post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const submit = (item: Configured) => must(world.house, CITIZEN, "submit", null, anApplication(item));

async function accepted(item = promised) {
  const { caseId } = await submit(item);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

/** The holder of the open step agrees. */
async function agree(caseId: string, node?: string) {
  const { actor, visit } = await holderOf(world.house, caseId, node);
  return must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
}

test("an application travels from the citizen to the delivered result, and each step is seen", async () => {
  const { house, clock } = world;
  const sent = await submit(promised);
  expect(sent.applicationNumber).toMatch(/^SQ61099920260306\d{5}$/);
  await must(house, clerk, "receive", sent.caseId, {});
  const taken = await must(house, clerk, "accept", sent.caseId, { checked: requiredOf(promised.item), opinion: "材料齐全" });
  expect(taken.number).toMatch(/^610999[A-Z]{2}20260306\d{4}$/);
  await forwardTo(house, sent.caseId, "decide");
  clock.set("2026-03-09T10:00:00+08:00");
  const approver = await holderOf(house, sent.caseId, "decide");
  await must(house, approver.actor, "decide", sent.caseId, { visit: approver.visit, outcome: "grant", opinion: "同意" });
  const delivery = await holderOf(house, sent.caseId, "deliver");
  await must(house, delivery.actor, "deliver", sent.caseId, { visit: delivery.visit, manner: "window", receiver: "石小满" });
  const view = await see(house, delivery.actor, sent.caseId);
  expect([view.state, view.outcome, view.tasks.length]).toEqual(["closed", "grant", 0]);
  expect(view.timeline.map((entry) => entry.type)).toEqual([
    "case/submitted",
    "case/received",
    "case/accepted",
    "case/agreed",
    "case/agreed",
    "case/agreed",
    "case/decided",
    "case/delivered",
  ]);
  expect(view.clocks.every((shown) => shown.state === "met")).toBe(true);
});

test("a second click gets the same receipt and makes no second case", async () => {
  const { house } = world;
  const request = { command: "submit" as const, key: randomUUID(), input: anApplication(promised) };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => performCase(house, CITIZEN, request)));
  const numbers = new Set(outcomes.map((outcome) => (outcome.ok ? `${outcome.caseId} ${outcome.applicationNumber}` : outcome.code)));
  expect(numbers.size).toBe(1);
  expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
});

test("the same key with other content is refused", async () => {
  const { house } = world;
  const key = randomUUID();
  await performCase(house, CITIZEN, { command: "submit", key, input: anApplication(promised) });
  const other = await performCase(house, CITIZEN, { command: "submit", key, input: { ...anApplication(promised), papers: [] } });
  expect(other).toMatchObject({ ok: false, code: "matters/key-reused" });
});

test("of two officers deciding at once one succeeds and the other is told of the conflict", async () => {
  const { house } = world;
  const caseId = await accepted();
  await forwardTo(house, caseId, "decide");
  const first = await holderOf(house, caseId, "decide");
  const second = await holderOf(house, caseId, "decide");
  const { version } = await see(house, first.actor, caseId);
  const decide = (holder: typeof first, outcome: string) =>
    performCase(house, holder.actor, {
      command: "decide",
      caseId,
      expectedVersion: version,
      key: randomUUID(),
      input: { visit: holder.visit, outcome, opinion: "不符合规定的条件，理由如下" },
    });
  const outcomes = await Promise.all([decide(first, "grant"), decide(second, "deny")]);
  expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code)).sort()).toEqual(["matters/conflict", "ok"]);
});

test("acceptance is refused by name while a required material is missing", async () => {
  const { house } = world;
  const { caseId } = await must(house, CITIZEN, "submit", null, { ...anApplication(promised), papers: [] });
  const outcome = await performCase(house, clerk, {
    command: "accept",
    caseId,
    key: randomUUID(),
    input: { checked: requiredOf(promised.item) },
  });
  const name = promised.item.package.materials.find((material) => material.necessity === "required")?.name ?? "";
  expect(outcome).toMatchObject({ ok: false, code: "cases/materials-missing" });
  expect(!outcome.ok && outcome.detail?.materials).toContain(name);
});

test("materials that came and weren't ticked are told apart from missing ones, so that nobody asks for a supplement by mistake", async () => {
  const { house } = world;
  const { caseId } = await submit(promised);
  const outcome = await performCase(house, clerk, { command: "accept", caseId, key: randomUUID(), input: { checked: [] } });
  expect(outcome).toMatchObject({ ok: false, code: "cases/materials-unchecked" });
});

test("a supplement is asked once, stops the receipt clock, and acceptance then counts from the day all of it came", async () => {
  const { house, clock } = world;
  clock.set("2026-03-02T10:00:00+08:00");
  const { caseId } = await submit(promised);
  const material = promised.item.package.materials[0]?.code ?? "";
  clock.set("2026-03-09T10:00:00+08:00");
  await must(house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "缺少签名" }] });
  expect(await performCase(house, clerk, { command: "accept", caseId, key: randomUUID(), input: { checked: [] } })).toMatchObject({
    code: "cases/not-while-awaiting-supplement",
  });
  clock.set("2026-03-16T10:00:00+08:00");
  await must(house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: [material] });
  const again = await performCase(house, clerk, {
    command: "ask-supplement",
    caseId,
    key: randomUUID(),
    input: { lacks: [{ material, lack: "还缺" }] },
  });
  expect(again).toMatchObject({ ok: false, code: "cases/supplement-once" });
  const offered = (await see(house, clerk, caseId)).acts.find(({ act }) => act === "ask-supplement");
  expect(offered).toMatchObject({ enabled: false, reason: "cases/supplement-once" });
  await must(house, clerk, "accept", caseId, { checked: requiredOf(promised.item) });
  const view = await see(house, clerk, caseId);
  expect(view.acceptedOn).toBe("2026-03-16");
  const name = promised.item.package.materials[0]?.name;
  expect(view.timeline.find((entry) => entry.type === "case/supplement-asked")?.opinion).toBe(`${name}：缺少签名`);
});

test("five working days without a word make the application accepted from the day it came", async () => {
  const { house, clock } = world;
  clock.set("2026-04-27T10:00:00+08:00");
  const { caseId } = await submit(promised);
  clock.set("2026-05-07T20:00:00+08:00");
  await sweepDeemed(house);
  expect((await see(house, clerk, caseId)).state).toBe("submitted");
  clock.set("2026-05-08T00:01:00+08:00");
  await sweepDeemed(house);
  const view = await see(house, clerk, caseId);
  expect([view.state, view.acceptedOn]).toEqual(["accepted", "2026-04-27"]);
  expect(view.number).not.toBeNull();
});

test("a special procedure stops the clocks and gives back only the days it used", async () => {
  const { house, clock } = world;
  const caseId = await accepted();
  const procedure = promised.item.package.specialProcedures[0];
  if (!procedure) throw new Error("the standard item allows a special procedure");
  const due = async () => (await see(house, clerk, caseId)).clocks.find((shown) => shown.kind === "promise")?.due;
  const before = await due();
  clock.set("2026-03-11T10:00:00+08:00");
  const { actor } = await holderOf(house, caseId, "handle");
  await must(house, actor, "suspend", caseId, {
    kind: procedure.kind,
    days: Math.min(10, procedure.maximum),
    reason: "需要专家评审",
    noticed: true,
  });
  expect((await see(house, actor, caseId)).clocks.find((shown) => shown.kind === "promise")?.state).toBe("stopped");
  expect(
    await performCase(house, actor, { command: "agree", caseId, key: randomUUID(), input: { visit: "x", opinion: "同意" } }),
  ).toMatchObject({ ok: false });
  clock.set("2026-03-13T10:00:00+08:00");
  await must(house, actor, "resume", caseId, {});
  const after = await due();
  expect(after).not.toBe(before);
  expect(new Date(`${after}`).getTime() - new Date(`${before}`).getTime()).toBeLessThanOrEqual(4 * 86_400_000);
});

test("a step returned is done again and comes forward once more", async () => {
  const { house } = world;
  const caseId = await accepted();
  await forwardTo(house, caseId, "review");
  const reviewer = await holderOf(house, caseId, "review");
  await must(house, reviewer.actor, "return", caseId, { visit: reviewer.visit, target: "handle", opinion: "请补充现场情况" });
  const view = await see(house, reviewer.actor, caseId);
  expect(view.position.handle).toBe("returned");
  await forwardTo(house, caseId, "decide");
  expect((await see(house, reviewer.actor, caseId)).tasks.map((task) => task.node)).toEqual(["decide"]);
});

test("acceptance isn't undone by a return", async () => {
  const { house } = world;
  const caseId = await accepted();
  const { actor, visit } = await holderOf(house, caseId, "handle");
  const outcome = await performCase(house, actor, {
    command: "return",
    caseId,
    key: randomUUID(),
    input: { visit, target: "receive", opinion: "退回" },
  });
  expect(outcome).toMatchObject({ ok: false, code: "cases/acceptance-stands" });
});

test("a transferred step leaves the queue for one person's list, and only a holder of the post can get it", async () => {
  const { house } = world;
  const caseId = await accepted();
  const { actor, visit } = await holderOf(house, caseId, "handle");
  const holding = actor.holdings[0];
  if (!holding) throw new Error("holds a post");
  const colleague = await actorFor(house, { org: holding.org, post: holding.post, name: "接办人" });
  expect(
    await performCase(house, actor, { command: "transfer", caseId, key: randomUUID(), input: { visit, to: clerk.id, reason: "外出" } }),
  ).toMatchObject({ code: "cases/not-a-holder" });
  await must(house, actor, "transfer", caseId, { visit, to: colleague.id, reason: "外出开会" });
  const listed = async (who: PersonActor) =>
    (await worklist(house, who, { box: "todo", limit: 100 })).rows.some((row) => row.id === caseId);
  expect([await listed(actor), await listed(colleague)]).toEqual([false, true]);
});

test("somebody without the post can't act, and somebody without any tie can't see", async () => {
  const { house } = world;
  const caseId = await accepted();
  const stranger = await actorFor(house, { org: "610999101", post: "window-clerk" });
  const { visit } = await holderOf(house, caseId, "handle");
  expect(
    await performCase(house, stranger, { command: "agree", caseId, key: randomUUID(), input: { visit, opinion: "同意" } }),
  ).toMatchObject({ code: "cases/not-allowed" });
  await expect(see(house, stranger, caseId)).rejects.toThrow("not visible");
});

test("a joint case asks its units in parallel and goes on when all have answered", async () => {
  const { house } = world;
  const joint = await configured(house, "investment-approval");
  const caseId = await accepted(joint);
  await agree(caseId, "handle");
  const opinions = (await see(house, clerk, caseId)).tasks.map((task) => task.node);
  expect(opinions).toHaveLength(3);
  for (const node of opinions) await agree(caseId, node);
  expect((await see(house, clerk, caseId)).tasks.map((task) => task.node)).toEqual(["review"]);
});

test("a joint case is found by its number in every department that has a step in it, and in no other", async () => {
  const { house } = world;
  const joint = await configured(house, "investment-approval");
  const caseId = await accepted(joint);
  await agree(caseId);
  const { actor } = await holderOf(house, caseId, "opinion-water");
  const { number } = await see(house, actor, caseId);
  const idsFor = async (reader: PersonActor) => (await searchCases(house, reader, number ?? "")).map(({ id }) => id);
  expect(await idsFor(actor)).toEqual([caseId]);
  expect(await idsFor(await actorFor(house, { org: "610999JY", post: "handler" }))).toEqual([]);
});

test("an instant item is accepted, decided and closed in one act at the counter", async () => {
  const { house } = world;
  const instant = await configured(house, "employment-registration");
  const { caseId } = await submit(instant);
  const done = await must(house, clerk, "settle", caseId, { checked: requiredOf(instant.item), outcome: "grant", opinion: "当场办结" });
  const view = await see(house, clerk, caseId);
  expect([view.state, view.outcome, done.number === view.number]).toEqual(["closed", "grant", true]);
});

test("a forwarded item waits for the reply from above, which binds the decision", async () => {
  const { house } = world;
  const forwarded = await configured(house, "nurse-licence");
  const caseId = await accepted(forwarded);
  await forwardTo(house, caseId, "send-up");
  const up = await holderOf(house, caseId, "send-up");
  await must(house, up.actor, "send-up", caseId, { visit: up.visit, authority: "市级主管部门", opinion: "符合条件，上报" });
  expect((await see(house, clerk, caseId)).state).toBe("sent-up");
  const reply = await holderOf(house, caseId, "reply");
  await must(house, reply.actor, "enter-reply", caseId, {
    visit: reply.visit,
    outcome: "deny",
    number: "市批〔2026〕1号",
    opinion: "上级不予批准",
  });
  const last = await holderOf(house, caseId, "decide");
  const against = await performCase(house, last.actor, {
    command: "decide",
    caseId,
    key: randomUUID(),
    input: { visit: last.visit, outcome: "grant", opinion: "同意" },
  });
  expect(against).toMatchObject({ ok: false, code: "cases/against-reply" });
});

test("the allowance goes from a village window through its township to the county and back", async () => {
  const { house } = world;
  const allowance = await configured(house, "minimum-living-allowance");
  const { caseId } = await submit(allowance);
  const villageClerk = await actorFor(house, { org: VILLAGE, post: "window-clerk" });
  await must(house, villageClerk, "accept", caseId, { checked: requiredOf(allowance.item) });
  expect((await holderOf(house, caseId)).actor.holdings[0]?.org).toBe("610999101");
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  await must(house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "同意" });
  expect((await holderOf(house, caseId)).actor.holdings[0]).toMatchObject({ org: "610999101", post: "window-clerk" });
});

test("a deferred case is accepted with open materials, which block the decision until they come", async () => {
  const { house } = world;
  const deferred = await configured(house, "emergency-plan-record");
  const { caseId } = await submit(deferred);
  const later = deferred.item.package.materials
    .filter((material) => material.necessity === "later")
    .map((material) => ({ material: material.code, by: "2026-03-20" }));
  const refused = await performCase(house, clerk, {
    command: "accept",
    caseId,
    key: randomUUID(),
    input: { checked: requiredOf(deferred.item) },
  });
  expect(refused).toMatchObject({ ok: false, code: "cases/later-day-needed" });
  await must(house, clerk, "accept", caseId, { checked: requiredOf(deferred.item), later });
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  const decide = () =>
    performCase(house, actor, { command: "decide", caseId, key: randomUUID(), input: { visit, outcome: "grant", opinion: "同意" } });
  expect(await decide()).toMatchObject({ ok: false, code: "cases/later-still-open" });
  await must(house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: later.map((entry) => entry.material) });
  expect(await decide()).toMatchObject({ ok: true });
});

test("tracking needs both halves, and never says which was wrong", async () => {
  const { house } = world;
  const application = anApplication(promised);
  const { applicationNumber } = await must(house, CITIZEN, "submit", null, application);
  expect(await track(house, { number: applicationNumber, identity: application.applicant.number, ip: "10.0.0.1" })).toMatchObject({
    ok: true,
    view: {
      state: "submitted",
      applicantMasked: application.applicant.kind === "person" ? `${[...application.applicant.name][0]}**` : application.applicant.name,
    },
  });
  const wrongIdentity = await track(house, { number: applicationNumber, identity: "11010519491231002X", ip: "10.0.0.1" });
  const wrongNumber = await track(house, { number: "SQ6109992026030699999", identity: application.applicant.number, ip: "10.0.0.1" });
  expect(wrongIdentity).toEqual(wrongNumber);
});

test("guessing is slowed", async () => {
  const { house } = world;
  const codes: string[] = [];
  for (let guess = 0; guess < 12; guess++) {
    const outcome = await track(house, { number: `SQ610999202603060${guess}`, identity: "11010519491231002X", ip: "10.0.0.2" });
    codes.push(outcome.ok ? "ok" : outcome.code);
  }
  expect(codes.slice(-2)).toEqual(["track/too-many", "track/too-many"]);
});

test("wrong identity numbers are named by what is wrong with them", async () => {
  const { house } = world;
  const application = anApplication(await configured(house, "employment-registration"));
  const outcome = await performCase(house, CITIZEN, {
    command: "submit",
    key: randomUUID(),
    input: { ...application, applicant: { ...application.applicant, number: "110105194912310021" } },
  });
  expect(outcome).toMatchObject({
    ok: false,
    code: "cases/invalid",
    fields: [{ path: "applicant.number", code: "cases/identity-number-check" }],
  });
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  const report = await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]));
  expect(report.faults).toEqual([]);
  expect(report.matters).toBeGreaterThan(10);
});

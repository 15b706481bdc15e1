import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { searchCases } from "./search-cases.ts";
import type { CaseCommandName } from "./shared.ts";
import { caseView } from "./view-case.ts";

// 沟通, 延期, 委派, 加签, 减签 (practice §4; 行政许可法 42).
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let hygiene: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;
let head: PersonActor;
let outsider: PersonActor;
let colleagues: PersonActor[];

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  const { department } = hygiene.item.package;
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  head = await actorFor(world.house, { org: department, post: "head" });
  outsider = await actorFor(world.house, { org: "610999JY", post: "handler" });
  colleagues = [
    await actorFor(world.house, { org: department, post: "reviewer" }),
    await actorFor(world.house, { org: department, post: "approver" }),
  ];
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const attempt = (actor: Actor, command: CaseCommandName, caseId: string, input: unknown) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });
const look = (caseId: string) => see(world.house, SYSTEM, caseId);
const clockOf = async (caseId: string, kind: string) => (await look(caseId)).clocks.find((clock) => clock.kind === kind);
const taskAt = async (caseId: string, name: string) => (await look(caseId)).tasks.find((task) => task.visit.startsWith(name));

async function accepted(item = hygiene) {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return { caseId, ...(await holderOf(world.house, caseId)) };
}

test("anybody who handles cases can be asked; they read the case until they have answered, and the step stays where it was", async () => {
  const { caseId, actor, visit } = await accepted();
  expect(await caseView(world.house, outsider, caseId)).toBeNull();
  await must(world.house, actor, "ask", caseId, { visit, to: outsider.id, question: "该单位是否参保？" });
  expect(await attempt(actor, "ask", caseId, { visit, to: outsider.id, question: "再问一次" })).toMatchObject({
    code: "cases/asked-already",
  });
  const question = await taskAt(caseId, "question");
  const asked = await see(world.house, outsider, caseId);
  expect([asked.masked, asked.acts.map((act) => act.act)]).toEqual([false, ["answer"]]);
  const neighbour = await actorFor(world.house, { org: "610999JY", post: "handler" });
  expect(await caseView(world.house, neighbour, caseId)).toBeNull();
  const { applicationNumber } = await look(caseId);
  expect(await searchCases(world.house, neighbour, applicationNumber)).toEqual([]);
  expect(await searchCases(world.house, outsider, applicationNumber)).toHaveLength(1);
  expect(await attempt(outsider, "agree", caseId, { visit, opinion: "同意" })).toMatchObject({ ok: false });
  await must(world.house, outsider, "answer", caseId, { visit: question?.visit, answer: "已经参保。" });
  expect((await see(world.house, outsider, caseId)).masked).toBe(true);
  const entry = (await see(world.house, actor, caseId)).timeline.at(-1);
  expect([entry?.type, entry?.opinion]).toEqual(["case/answered", "已经参保。"]);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
});

test("who is asked has nothing but the answer: the question isn't put back for others, nor the case passed round", async () => {
  const { caseId, actor, visit } = await accepted();
  await must(world.house, actor, "ask", caseId, { visit, to: outsider.id, question: "该单位是否参保？" });
  const question = (await taskAt(caseId, "question"))?.visit;
  const [reader] = colleagues as [PersonActor, PersonActor];
  for (const [command, input] of [
    ["unclaim", {}],
    ["copy", { to: [reader.id] }],
  ] as const)
    expect(await attempt(outsider, command, caseId, { visit: question, ...input })).toMatchObject({ code: "cases/not-offered" });
});

test("a question that nobody has answered goes with its step", async () => {
  const { caseId, actor, visit } = await accepted();
  await must(world.house, actor, "ask", caseId, { visit, to: outsider.id, question: "该单位是否参保？" });
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  expect(await taskAt(caseId, "question")).toBeUndefined();
});

test("the limit is extended once, by the head, within the law, and the promise only if that was asked", async () => {
  const { caseId, actor, visit } = await accepted();
  const before = [(await clockOf(caseId, "statutory"))?.due, (await clockOf(caseId, "promise"))?.due];
  const ask = (days: number, promise = false) => attempt(actor, "ask-extension", caseId, { visit, days, promise, reason: "需要现场复核" });
  expect(await ask(11)).toMatchObject({ code: "cases/extension-too-long" });
  expect(await ask(10)).toMatchObject({ ok: true });
  expect(await ask(5)).toMatchObject({ code: "cases/extension-asked" });
  const request = await taskAt(caseId, "extension");
  expect(await attempt(actor, "answer-extension", caseId, { visit: request?.visit, outcome: "grant" })).toMatchObject({ ok: false });
  await must(world.house, head, "answer-extension", caseId, { visit: request?.visit, outcome: "grant" });
  const after = [(await clockOf(caseId, "statutory"))?.due, (await clockOf(caseId, "promise"))?.due];
  expect(before).toEqual(["2026-04-03", after[1]]);
  expect(after[0]).toBe("2026-04-20");
  expect(await ask(3)).toMatchObject({ code: "cases/extended-once" });
});

test("an extension refused may be asked for again; one asked for too late is refused", async () => {
  const { caseId, actor, visit } = await accepted();
  const ask = (promise: boolean) => attempt(actor, "ask-extension", caseId, { visit, days: 5, promise, reason: "需要现场复核" });
  await ask(true);
  const answer = async (input: object) =>
    attempt(head, "answer-extension", caseId, { visit: (await taskAt(caseId, "extension"))?.visit, ...input });
  expect(await answer({ outcome: "deny" })).toMatchObject({ code: "cases/opinion-required" });
  expect(await answer({ outcome: "deny", reason: "理由不充分" })).toMatchObject({ ok: true });
  expect(await ask(true)).toMatchObject({ ok: true });
  world.clock.set("2026-04-07T10:00:00+08:00");
  expect(await answer({ outcome: "grant" })).toMatchObject({ code: "cases/extension-too-late" });
});

test("what is delegated comes back to who delegated it, who finishes the step", async () => {
  const { caseId, actor, visit } = await accepted();
  const [helper] = colleagues as [PersonActor];
  expect(await attempt(actor, "delegate", caseId, { visit, to: outsider.id, reason: "请代看" })).toMatchObject({
    code: "cases/not-a-signer",
  });
  await must(world.house, actor, "delegate", caseId, { visit, to: helper.id, reason: "请核对材料" });
  expect(await attempt(actor, "agree", caseId, { visit, opinion: "同意" })).toMatchObject({ ok: false });
  expect(await attempt(helper, "agree", caseId, { visit, opinion: "同意" })).toMatchObject({ code: "cases/signing-only" });
  await must(world.house, helper, "sign", caseId, { visit, agree: false, opinion: "第二页缺签名" });
  await must(world.house, actor, "agree", caseId, { visit, opinion: "已补签，同意" });
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["inspect"]);
});

test("加签 before: they sign first; one may be taken out again; the case can be sent back meanwhile", async () => {
  const { caseId } = await accepted();
  await forwardTo(world.house, caseId, "review");
  const { actor, visit } = await holderOf(world.house, caseId, "review");
  const [, second] = colleagues as [PersonActor, PersonActor];
  const third = await actorFor(world.house, { org: hygiene.item.package.department, post: "handler" });
  await must(world.house, actor, "add-signers", caseId, { visit, people: [second.id, third.id], when: "before", reason: "请会签" });
  await must(world.house, second, "sign", caseId, { visit, agree: true, opinion: "没有意见" });
  await must(world.house, actor, "remove-signer", caseId, { visit, person: third.id, reason: "不在岗" });
  await must(world.house, actor, "add-signers", caseId, { visit, people: [third.id], when: "before", reason: "已经回来" });
  await must(world.house, actor, "return", caseId, { visit, target: "handle", opinion: "先补核查记录" });
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["handle"]);
});

test("加签 after: they sign once I have agreed; the last yes ends the step, a no gives it back", async () => {
  const { caseId, actor, visit } = await accepted();
  const [one, other] = colleagues as [PersonActor, PersonActor];
  await must(world.house, actor, "add-signers", caseId, { visit, people: [one.id, other.id], when: "after", reason: "请会签" });
  expect(await attempt(one, "sign", caseId, { visit, agree: true, opinion: "同意" })).toMatchObject({ ok: false });
  const agree = () => must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  await agree();
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["handle"]);
  await must(world.house, one, "sign", caseId, { visit, agree: false, opinion: "日期不对" });
  await must(world.house, actor, "add-signers", caseId, { visit, people: [one.id, other.id], when: "after", reason: "已改，请再签" });
  await agree();
  await must(world.house, one, "sign", caseId, { visit, agree: true, opinion: "同意" });
  await must(world.house, other, "sign", caseId, { visit, agree: true, opinion: "同意" });
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["inspect"]);
});

test("who was asked to sign can still do so when another branch has decided meanwhile, or be taken out", async () => {
  const drawing = drawn(
    `<bpmn:parallelGateway id="split" name="split" /><bpmn:parallelGateway id="join" name="join" />${step("check", "review", "reviewer")}`,
    [
      ["receive", "split"],
      ["split", "check"],
      ["split", "decide"],
      ["check", "join"],
      ["decide", "join"],
      ["join", "deliver"],
    ]
      .map(([from = "", to = ""]) => flow(from, to))
      .join(""),
  );
  const { caseId } = await accepted(await publishedAs(world.house, drawing));
  const { actor, visit } = await holderOf(world.house, caseId, "check");
  const [, one] = colleagues as [PersonActor, PersonActor];
  const other = await actorFor(world.house, { org: hygiene.item.package.department, post: "handler" });
  await must(world.house, actor, "add-signers", caseId, { visit, people: [one.id, other.id], when: "before", reason: "请会签" });
  const decider = await holderOf(world.house, caseId, "decide");
  await must(world.house, decider.actor, "decide", caseId, { visit: decider.visit, outcome: "grant", opinion: "同意" });
  await must(world.house, one, "sign", caseId, { visit, agree: true, opinion: "同意" });
  await must(world.house, actor, "remove-signer", caseId, { visit, person: other.id, reason: "不在岗" });
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["deliver"]);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

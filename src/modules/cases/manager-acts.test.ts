import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import type { CaseCommandName } from "./shared.ts";

// 拿回, 跳转, 作废, 催办, 暂存 (practice §4).
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let hygiene: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;
let manager: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  manager = await actorFor(world.house, { org: hygiene.item.package.department, post: "process-manager" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const attempt = (actor: Actor, command: CaseCommandName, caseId: string, input: unknown, expectedVersion?: number) =>
  performCase(world.house, actor, {
    command,
    caseId,
    key: randomUUID(),
    input,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
const look = (caseId: string) => see(world.house, SYSTEM, caseId);
const nodes = async (caseId: string) => (await look(caseId)).tasks.map((task) => task.node);

async function accepted(item = hygiene): Promise<string> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

async function agreed(caseId: string, node?: string) {
  const { actor, visit } = await holderOf(world.house, caseId, node);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  return { actor, visit };
}

test("whoever did the step before takes it back while nobody has acted, and does it again", async () => {
  const caseId = await accepted();
  const { actor, visit } = await agreed(caseId);
  expect(await nodes(caseId)).toEqual(["inspect"]);
  expect((await see(world.house, actor, caseId)).acts).toContainEqual(expect.objectContaining({ act: "recall", visit, enabled: true }));
  const statutory = async () => (await look(caseId)).clocks.find((clock) => clock.kind === "statutory");
  const before = await statutory();
  await must(world.house, actor, "recall", caseId, { visit, reason: "意见写错了" });
  const view = await see(world.house, actor, caseId);
  expect(view.tasks.map((task) => [task.node, task.assignee?.id])).toEqual([["handle", actor.id]]);
  expect(await statutory()).toEqual(before);
  await agreed(caseId);
  expect(await nodes(caseId)).toEqual(["inspect"]);
});

test("a step can't be taken back by another, after the next person has begun, or where the process forbids it", async () => {
  const caseId = await accepted();
  const { actor, visit } = await agreed(caseId);
  const next = await holderOf(world.house, caseId);
  expect(await attempt(next.actor, "recall", caseId, { visit })).toMatchObject({ code: "cases/not-yours-to-recall" });
  await must(world.house, next.actor, "save-opinion", caseId, { visit: next.visit, opinion: "先看一半" });
  expect(await attempt(actor, "recall", caseId, { visit })).toMatchObject({ code: "process/already-acted" });
  const forbidden = await publishedAs(
    world.house,
    drawn(
      '<bpmn:extensionElements><mt:process recall="refuse" /></bpmn:extensionElements>',
      step("handle", "handle") + step("review", "review", "reviewer"),
      flow("receive", "handle") + flow("handle", "review") + flow("review", "decide") + flow("decide", "deliver"),
    ),
  );
  const other = await accepted(forbidden);
  const done = await agreed(other);
  expect(await attempt(done.actor, "recall", other, { visit: done.visit })).toMatchObject({ code: "cases/recall-not-offered" });
});

test("the process manager moves a case to another step, never over what the law wants done", async () => {
  const caseId = await accepted();
  const { visit } = await holderOf(world.house, caseId);
  const jump = (actor: Actor, target: string) => attempt(actor, "jump", caseId, { visit, target, reason: "流程走错，改正" });
  expect(await jump(clerk, "decide")).toMatchObject({ code: "cases/not-allowed" });
  expect(await jump(manager, "deliver")).toMatchObject({ code: "cases/no-jump-over-law" });
  expect(await jump(manager, "receive")).toMatchObject({ code: "cases/no-jump-over-law" });
  expect(await jump(manager, "decide")).toMatchObject({ ok: true });
  expect(await nodes(caseId)).toEqual(["decide"]);
});

test("a case that waits to be sent up isn't moved past the reply from above", async () => {
  const caseId = await accepted(await configured(world.house, "nurse-licence"));
  const [task] = (await look(caseId)).tasks;
  const jump = (await see(world.house, manager, caseId)).acts.find(({ act }) => act === "jump");
  expect(jump?.targets).toContainEqual(expect.objectContaining({ node: "send-up", allowed: true }));
  expect(jump?.targets).toContainEqual(expect.objectContaining({ node: "decide", allowed: false, reason: "cases/no-jump-over-law" }));
  const over = { visit: task?.visit ?? "", target: "decide", reason: "想跳过批复" };
  expect(await attempt(manager, "jump", caseId, over)).toMatchObject({ code: "cases/no-jump-over-law" });
});

test("a void case has ended and can't be touched; a decided one isn't voided", async () => {
  const caseId = await accepted();
  await must(world.house, manager, "void", caseId, { reason: "重复登记", document: "" });
  expect(await look(caseId)).toMatchObject({ state: "voided", tasks: [], outcome: null });
  const other = await accepted();
  await forwardTo(world.house, other, "decide");
  const { actor, visit } = await holderOf(world.house, other);
  await must(world.house, actor, "decide", other, { visit, outcome: "grant", opinion: "同意" });
  expect(await attempt(manager, "void", other, { reason: "登记错了" })).toMatchObject({ code: "cases/not-while-decided" });
});

test("a case is urged once a day by those who wait for it, and counted", async () => {
  const caseId = await accepted();
  const { actor } = await holderOf(world.house, caseId);
  expect(await attempt(actor, "urge", caseId, {})).toMatchObject({ code: "cases/not-allowed" });
  await must(world.house, clerk, "urge", caseId, { note: "申请人来电询问" });
  expect(await attempt(manager, "urge", caseId, {})).toMatchObject({ code: "cases/urged-today" });
  world.clock.set("2026-03-09T10:00:00+08:00");
  await must(world.house, manager, "urge", caseId, {});
  const urged = (await look(caseId)).timeline.filter((entry) => entry.type === "case/urged");
  expect(urged.map((entry) => entry.details.times)).toEqual(["1", "2"]);
});

test("what is kept for later is its writer's alone, outdates nobody's page, and goes with the step", async () => {
  const caseId = await accepted();
  const { actor, visit } = await holderOf(world.house, caseId);
  const before = await see(world.house, actor, caseId);
  await must(world.house, actor, "save-opinion", caseId, { visit, opinion: "初步意见" });
  await must(world.house, clerk, "urge", caseId, {});
  expect((await see(world.house, actor, caseId)).saved).toEqual([{ visit, opinion: "初步意见", form: null }]);
  const others = await see(world.house, manager, caseId);
  expect([others.saved, JSON.stringify(others.timeline).includes("初步意见")]).toEqual([[], false]);
  expect((await see(world.house, actor, caseId)).steadySince).toBe(before.version);
  const input = { visit, opinion: "经审查，材料属实，同意" };
  expect(await attempt(actor, "agree", caseId, input, before.version - 1)).toMatchObject({ code: "matters/conflict" });
  expect(await attempt(actor, "agree", caseId, input, before.version)).toMatchObject({ ok: true });
  expect((await see(world.house, actor, caseId)).saved).toEqual([]);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

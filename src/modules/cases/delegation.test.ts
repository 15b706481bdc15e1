import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { actorOf, delegate, delegationChoices, endDelegation, giveHolding, listDelegations } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { listNotices, tellPeople } from "../notices/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { sweepReleased } from "./release-tasks.ts";
import { worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
const TODAY = "2026-03-06";
let world: CaseWorld;
let clerk: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld(`${TODAY}T10:00:00+08:00`, [tellPeople]);
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set(`${TODAY}T10:00:00+08:00`));
afterAll(() => world.close());

const newcomer = (post: "handler" | "reviewer" | "approver" | "head" | "supervisor", org = "610999WS") =>
  actorFor(world.house, { org, post });
const again = async ({ id }: PersonActor) => (await actorOf(world.house, id)) as PersonActor;

/** A case whose first step is named for somebody. */
async function namedFor(person: PersonActor): Promise<{ caseId: string; visit: string }> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "transfer", caseId, { visit, to: person.id, reason: "请你办理" });
  return { caseId, visit };
}

const todoOf = async (actor: PersonActor) => (await worklist(world.house, actor, { box: "todo", limit: 100 })).rows.map((row) => row.id);
const agree = (visit: string) => ({ visit, opinion: "经审查，材料属实，同意", form: null });

test("from the first day to the last the deputy has the other's steps, does them under their own name with whom they stand in for, and no longer after", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("reviewer")];
  const { caseId, visit } = await namedFor(away);
  expect(await delegate(world.house, away, { deputy: deputy.id, from: "2026-03-09", until: "2026-03-11", reason: "出差" })).toEqual({
    ok: true,
  });
  expect(await todoOf(await again(deputy))).not.toContain(caseId);
  world.clock.set("2026-03-09T08:00:00+08:00");
  expect(await todoOf(await again(deputy))).toContain(caseId);
  world.clock.set("2026-03-12T00:00:00+08:00");
  expect(await todoOf(await again(deputy))).not.toContain(caseId);
  const late = await performCase(world.house, await again(deputy), { command: "agree", caseId, key: "too-late-1", input: agree(visit) });
  expect(late).toMatchObject({ ok: false });
  world.clock.set("2026-03-11T23:59:00+08:00");
  await must(world.house, await again(deputy), "agree", caseId, agree(visit));
  const { person } = (await see(world.house, SYSTEM, caseId)).timeline.findLast(({ type }) => type === "case/agreed") ?? {};
  expect(person).toMatchObject({ name: deputy.name, staffNumber: deputy.staffNumber, post: "handler", standsInFor: away.name });
});

test("what somebody does in a post of their own is not done for another, though they stand in for one", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("handler")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId, visit } = await namedFor(deputy);
  await must(world.house, await again(deputy), "agree", caseId, agree(visit));
  const entry = (await see(world.house, SYSTEM, caseId)).timeline.findLast(({ type }) => type === "case/agreed");
  expect(entry?.person).not.toHaveProperty("standsInFor");
});

test("the deputy is told what the other is told", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("handler")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId } = await namedFor(away);
  for (const actor of [away, deputy]) {
    const { rows } = await listNotices(world.house, actor, { unreadOnly: true, limit: 10 }, "zh-CN");
    expect(rows.filter((row) => row.matter === caseId)).toHaveLength(1);
  }
});

test("it isn't passed on: who stands in for a deputy has none of the first one's steps", async () => {
  const [first, second, third] = [await newcomer("handler"), await newcomer("handler"), await newcomer("handler")];
  await delegate(world.house, first, { deputy: second.id, from: TODAY, until: TODAY, reason: "" });
  await delegate(world.house, second, { deputy: third.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId } = await namedFor(first);
  expect(await todoOf(await again(second))).toContain(caseId);
  expect(await todoOf(await again(third))).not.toContain(caseId);
});

test("only posts that handle cases go over, and an end takes effect at once", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("reviewer")];
  await giveHolding(world.house, SYSTEM, { id: away.id, org: "610999WS", post: "process-manager", section: null });
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const standing = await again(deputy);
  expect(standing.holdings.filter((held) => held.for).map((held) => held.post)).toEqual(["handler"]);
  const [row] = await listDelegations(world.house, standing);
  expect(await endDelegation(world.house, standing, { id: row?.id })).toEqual({ ok: true });
  expect((await again(deputy)).holdings.map((held) => held.post)).toEqual(["reviewer"]);
});

test.each([
  ["oneself", "610999WS", "handler", TODAY, TODAY, "identity/delegation-colleague"],
  ["somebody of another unit", "610999MZ", "handler", TODAY, TODAY, "identity/delegation-colleague"],
  ["somebody who handles no cases", "610999WS", "supervisor", TODAY, TODAY, "identity/delegation-colleague"],
  ["for a day that has passed", "610999WS", "reviewer", "2026-03-05", TODAY, "identity/delegation-days"],
  ["with the days the wrong way round", "610999WS", "reviewer", "2026-03-10", "2026-03-09", "identity/delegation-days"],
  ["for more than half a year", "610999WS", "reviewer", TODAY, "2026-12-31", "identity/delegation-days"],
] as const)("%s can't be named", async (who, org, post, from, until, code) => {
  const away = await newcomer("handler");
  const deputy = who === "oneself" ? away : await newcomer(post, org);
  expect(await delegate(world.house, away, { deputy: deputy.id, from, until, reason: "" })).toMatchObject({ ok: false, code });
});

test("one deputy at a time; a head names one for their people, a colleague can't", async () => {
  const [away, deputy, other, head] = [
    await newcomer("handler"),
    await newcomer("handler"),
    await newcomer("handler"),
    await newcomer("head"),
  ];
  const input = { person: away.id, deputy: deputy.id, from: TODAY, until: "2026-03-20", reason: "病假" };
  expect(await delegate(world.house, other, input)).toMatchObject({ ok: false, code: "identity/forbidden" });
  expect(await delegate(world.house, head, input)).toEqual({ ok: true });
  expect(await delegate(world.house, away, { deputy: other.id, from: "2026-03-20", until: "2026-03-30", reason: "" })).toMatchObject({
    ok: false,
    code: "identity/delegation-overlaps",
  });
  const { people, deputies } = await delegationChoices(world.house, head);
  expect(people.map(({ id }) => id)).toContain(away.id);
  expect(deputies.map(({ id }) => id)).toContain(deputy.id);
});

test("the deputy of somebody brought in signs in their place, and does no more than they could", async () => {
  const [officer, away, deputy] = [await newcomer("handler"), await newcomer("reviewer"), await newcomer("approver")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId, visit } = await namedFor(officer);
  await must(world.house, officer, "add-signers", caseId, { visit, people: [away.id], when: "before", reason: "请会签" });
  const standing = await again(deputy);
  const reader = await newcomer("handler");
  for (const [command, input] of [
    ["suspend", { kind: "inspection", days: 3, reason: "需要现场勘验检测", noticed: true }],
    ["transfer", { visit, to: reader.id, reason: "请你办理" }],
  ] as const) {
    const done = await performCase(world.house, standing, { command, caseId, key: `beyond-${command}`, input });
    expect(done).toMatchObject({ ok: false, code: "cases/signing-only" });
  }
  await must(world.house, standing, "sign", caseId, { visit, agree: true, opinion: "没有意见" });
  await must(world.house, officer, "agree", caseId, agree(visit));
});

test("the deputy of whoever brought others in may take them out again, and agree with them to sign after", async () => {
  const [away, deputy, signer] = [await newcomer("handler"), await newcomer("reviewer"), await newcomer("approver")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId, visit } = await namedFor(away);
  const standing = await again(deputy);
  await must(world.house, away, "add-signers", caseId, { visit, people: [signer.id], when: "before", reason: "请会签" });
  await must(world.house, standing, "remove-signer", caseId, { visit, person: signer.id, reason: "不在岗" });
  await must(world.house, standing, "add-signers", caseId, { visit, people: [signer.id], when: "after", reason: "请会签" });
  await must(world.house, standing, "agree", caseId, agree(visit));
  await must(world.house, signer, "sign", caseId, { visit, agree: true, opinion: "同意" });
});

test("a step that a deputy takes out of the other's queue is the other's, and stays taken", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("reviewer")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId, visit } = await namedFor(away);
  await must(world.house, away, "unclaim", caseId, { visit });
  await must(world.house, await again(deputy), "claim", caseId, { visit });
  await sweepReleased(world.house);
  const [task] = (await see(world.house, SYSTEM, caseId)).tasks;
  expect(task?.assignee).toMatchObject({ id: away.id });
  await must(world.house, await again(deputy), "agree", caseId, agree(visit));
});

test("a step that both may take stands in the deputy's list once", async () => {
  const [away, deputy] = [await newcomer("handler"), await newcomer("reviewer")];
  await delegate(world.house, away, { deputy: deputy.id, from: TODAY, until: TODAY, reason: "" });
  const { caseId, visit } = await namedFor(await newcomer("handler"));
  const { caseId: asked, visit: step } = await namedFor(await newcomer("handler"));
  for (const [id, at] of [
    [caseId, visit],
    [asked, step],
  ] as const) {
    const { assignee } = (await see(world.house, SYSTEM, id)).tasks[0] ?? {};
    const holder = await again({ id: assignee?.id ?? "" } as PersonActor);
    await must(world.house, holder, "add-signers", id, { visit: at, people: [away.id, deputy.id], when: "before", reason: "请会签" });
  }
  const standing = await again(deputy);
  const listed = (await todoOf(standing)).filter((id) => id === caseId || id === asked);
  expect(listed.sort()).toEqual([caseId, asked].sort());
});

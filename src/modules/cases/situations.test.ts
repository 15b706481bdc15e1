import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { staffDirectory } from "../identity/index.ts";
import type { Actor } from "../identity/shared.ts";
import { foldFrames, readJournal, readMatter, verify } from "../matters/index.ts";
import { traceOf } from "./bundle/trace.ts";
import { CASE_KIND_NAME, caseKind, caseMatters } from "./case-kind.ts";
import { askedIn } from "./domain/materials.ts";
import { answersIn } from "./domain/own.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, see } from "./fixtures.ts";
import { performCase, track } from "./index.ts";
import { paperFacts } from "./paper-facts.ts";
import { sweepDeemed } from "./sweep.ts";

// 情形: what was answered says which papers a case is asked for, and nothing else does.
const NOBODY: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let given: Awaited<ReturnType<typeof configured>>;
beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  given = await configured(world.house, "public-place-hygiene");
}, 60_000);
afterAll(() => world.close());

const submit = (change: object) =>
  performCase(world.house, NOBODY, { command: "submit", key: randomUUID(), input: { ...anApplication(given), ...change } });
const withoutCooling = () => anApplication(given).papers.filter((code) => code !== "cooling");

async function submitted(cooling: "yes" | "no", papers = withoutCooling()) {
  const outcome = await submit({ situations: { cooling }, papers });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { caseId: outcome.caseId, number: outcome.applicationNumber, ...(await holderOf(world.house, outcome.caseId)) };
}

const act = (actor: Actor, command: "accept" | "receive" | "correct-situation" | "ask-supplement", caseId: string, input: object) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });

test("an application whose questions aren't answered, or answered with what isn't offered, is refused with the question", async () => {
  expect(await submit({ situations: {} })).toMatchObject({
    code: "cases/situation-unanswered",
    detail: { situations: "场所里用不用集中空调？" },
  });
  expect(await submit({ situations: { cooling: "perhaps" } })).toMatchObject({ code: "cases/situation-unknown" });
  expect(await submit({ situations: { cooling: "no", other: "no" } })).toMatchObject({ code: "cases/situation-unknown" });
});

test("an item that asks nothing takes no answers, and its cases say nothing of a situation", async () => {
  const nurse = await configured(world.house, "nurse-licence");
  const odd = await performCase(world.house, NOBODY, {
    command: "submit",
    key: randomUUID(),
    input: { ...anApplication(nurse), situations: { cooling: "no" } },
  });
  expect(odd).toMatchObject({ code: "cases/situation-unknown" });
  const { caseId } = await must(world.house, NOBODY, "submit", null, anApplication(nurse));
  const view = await see(world.house, SYSTEM, caseId);
  expect(view.situations).toEqual([]);
  expect((await see(world.house, (await holderOf(world.house, caseId)).actor, caseId)).acts.map(({ act: name }) => name)).not.toContain(
    "correct-situation",
  );
});

test("a paper of another situation is neither taken, nor asked for, nor needed for acceptance", async () => {
  expect(await submit({ situations: { cooling: "no" } })).toMatchObject({ code: "cases/material-of-other-situation" });
  const { caseId, actor } = await submitted("no");
  expect(await act(actor, "receive", caseId, { papers: ["cooling"] })).toMatchObject({ code: "cases/material-of-other-situation" });
  expect(await act(actor, "ask-supplement", caseId, { lacks: [{ material: "cooling", lack: "缺" }] })).toMatchObject({
    code: "cases/material-of-other-situation",
  });
  const view = await see(world.house, actor, caseId);
  expect(view.situations).toMatchObject([{ id: "cooling", answer: "no" }]);
  expect(view.materials.map(({ code }) => code)).not.toContain("cooling");
  expect(await act(actor, "accept", caseId, { checked: withoutCooling() })).toMatchObject({ ok: true });
});

test("what the situation asks for holds acceptance up until it is there", async () => {
  const { caseId, actor } = await submitted("yes");
  expect(await act(actor, "accept", caseId, { checked: withoutCooling() })).toMatchObject({
    code: "cases/materials-missing",
    detail: { materials: "集中空调通风系统卫生检测报告" },
  });
  await must(world.house, actor, "receive", caseId, { papers: ["cooling"] });
  expect(await act(actor, "accept", caseId, { checked: anApplication(given).papers })).toMatchObject({ ok: true });
});

test("a wrong answer is corrected with a reason: the papers follow, what came stays on file, and applicant and record tell it", async () => {
  const { caseId, actor, number } = await submitted("yes", anApplication(given).papers);
  expect(await act(actor, "correct-situation", caseId, { situations: { cooling: "no" } })).toMatchObject({ code: "cases/invalid" });
  const reason = "现场只有分体空调";
  expect(await act(actor, "correct-situation", caseId, { situations: { cooling: "yes" }, reason })).toMatchObject({
    code: "cases/situation-as-before",
  });
  await must(world.house, actor, "correct-situation", caseId, { situations: { cooling: "no" }, reason });
  const view = await see(world.house, actor, caseId);
  expect(view.materials.map(({ code }) => code)).not.toContain("cooling");
  expect(view.otherMaterials).toMatchObject([{ code: "cooling", paper: true }]);
  expect(view.timeline.find(({ type }) => type === "case/situation-corrected")).toMatchObject({
    opinion: reason,
    details: { situations: "场所里用不用集中空调？ 用 → 不用" },
  });
  const found = await track(world.house, { number, identity: given.sample.applicant.number, ip: "203.0.113.9" });
  expect(found.ok && found.view.steps.find(({ type }) => type === "case/situation-corrected")?.text).toMatchObject({ reason });
  expect(await act(actor, "accept", caseId, { checked: withoutCooling() })).toMatchObject({ ok: true });
  expect(await act(actor, "correct-situation", caseId, { situations: { cooling: "yes" }, reason })).toMatchObject({ ok: false });
});

test("the receipt of the papers says the situation, and the record of the case what was corrected", async () => {
  const { caseId, actor } = await submitted("yes", withoutCooling());
  const matter = await readMatter(world.house, caseKind, caseId);
  if (!matter) throw new Error(caseId);
  const facts = paperFacts({ matter, events: [], item: given.item, orgs: new Map(), region: "610999", at: world.clock.now(), actor });
  expect(facts).toMatchObject({ case: { situations: "场所里用不用集中空调？用" } });
  await must(world.house, actor, "correct-situation", caseId, { situations: { cooling: "no" }, reason: "现场只有分体空调" });
  const events = await readJournal(world.house, caseKind, caseId);
  const frames = [...foldFrames(world.house, caseKind, caseId, events)];
  const shown = { item: given.item, registers: { orgs: new Map(), staff: await staffDirectory(world.house) }, lang: "zh-CN" as const };
  expect(traceOf(frames, events, shown).at(-1)?.changes).toContainEqual({
    ...{ what: "situation", of: "cooling", label: "场所里用不用集中空调？" },
    ...{ before: "用", after: "不用" },
  });
});

test("answers are personal: openly a case holds only which papers are asked for, and readers of masked data see neither answer nor correction", async () => {
  const { caseId, actor } = await submitted("yes", anApplication(given).papers);
  await must(world.house, actor, "correct-situation", caseId, { situations: { cooling: "no" }, reason: "现场只有分体空调" });
  const open = JSON.stringify((await readJournal(world.house, caseKind, caseId)).map(({ data }) => data));
  expect(open).not.toMatch(/"situations"|不用/);
  const supervisor = await actorFor(world.house, { org: "610999", post: "supervisor" });
  const masked = await see(world.house, supervisor, caseId);
  expect(masked.situations).toMatchObject([{ id: "cooling", answer: "", masked: true }]);
  expect(masked.timeline.find(({ type }) => type === "case/situation-corrected")?.details).toEqual({});
  expect(masked.materials.map(({ code }) => code)).not.toContain("cooling");
  expect((await see(world.house, actor, caseId)).situations).toMatchObject([{ answer: "no", masked: false }]);
});

test("of a case from before, whose answers stand openly, the reader of masked data sees none either; the papers asked for are the same", () => {
  const own = { situations: { cooling: "no" } };
  expect(answersIn(own, { applicant: {} })).toEqual({ cooling: "no" });
  expect(answersIn(own, {})).toEqual({});
  const codes = (about: object) => askedIn(given.item.package, about).map(({ code }) => code);
  expect(codes(own)).not.toContain("cooling");
  expect(codes({ asked: codes(own) })).toEqual(codes(own));
});

test("a paper said to be brought is no longer waited for when its situation is corrected away", async () => {
  const outcome = await submit({ situations: { cooling: "yes" }, papers: withoutCooling(), promised: ["cooling"] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { actor } = await holderOf(world.house, outcome.caseId);
  await must(world.house, actor, "correct-situation", outcome.caseId, { situations: { cooling: "no" }, reason: "没有集中空调" });
  const found = await track(world.house, {
    number: outcome.applicationNumber,
    identity: given.sample.applicant.number,
    ip: "203.0.113.10",
  });
  expect(found.ok && found.view.toBring.materials).toEqual([]);
});

test("after acceptance nothing more can be asked for; what is owed for a wrong answer falls away with its term, and the case goes on", async () => {
  const { caseId } = await submitted("yes");
  world.clock.set("2026-03-16T10:00:00+08:00");
  await sweepDeemed(world.house);
  const { actor } = await holderOf(world.house, caseId);
  const owing = await see(world.house, actor, caseId);
  expect(owing).toMatchObject({ state: "accepted" });
  expect(owing.materials.filter(({ later }) => later !== null).map(({ code }) => code)).toEqual(["cooling"]);
  expect(owing.acts.map(({ act: name }) => name)).toContain("correct-situation");
  await must(world.house, actor, "correct-situation", caseId, { situations: { cooling: "no" }, reason: "现场只有分体空调" });
  const view = await see(world.house, actor, caseId);
  expect(view.materials.every(({ later }) => later === null)).toBe(true);
  expect(view.clocks.some(({ kind, state }) => kind === "deferred" && state === "running")).toBe(false);
  expect(view.acts.map(({ act: name }) => name)).not.toContain("correct-situation");
  const back = { situations: { cooling: "yes" }, reason: "又改回" };
  expect(await act(actor, "correct-situation", caseId, back)).toMatchObject({ code: "cases/situation-asks-more" });
});

test("the journal with answers and their correction proves whole", async () => {
  expect(await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).toMatchObject({ faults: [] });
});

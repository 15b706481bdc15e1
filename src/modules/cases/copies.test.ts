import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { staffDirectory } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { caseView } from "./view-case.ts";
import { type Box, worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const LAND = "610999GT";
let world: CaseWorld;
let clerk: PersonActor;
let reader: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  reader = await actorFor(world.house, { org: LAND, post: "handler" });
}, 60_000);
afterAll(() => world.close());

const copying = (id: string, copies: string) =>
  step(id, "review", "reviewer").replace(" /></bpmn:extensionElements>", `>${copies}</mt:step></bpmn:extensionElements>`);

/** An application accepted under a process whose review gives copies. */
async function accepted(copies: string) {
  const drawing = drawn(copying("check", copies), flow("receive", "check"), flow("check", "decide"), flow("decide", "deliver"));
  const published = await publishedAs(world.house, drawing);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(published));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(published.item) });
  return caseId;
}

const listed = async (who: PersonActor, box: Box) => (await worklist(world.house, who, { box, limit: 50 })).rows;
const copiesOf = async (who: PersonActor, caseId: string) => (await listed(who, "copied")).filter(({ id }) => id === caseId);

test("who a step gives a copy to reads the case, masked, once in their list, and marks it read by opening it", async () => {
  const caseId = await accepted(
    `<mt:copy when="enter" find="people" people="${reader.staffNumber}" /><mt:copy when="leave" find="people" people="${reader.staffNumber}" />`,
  );
  expect(await copiesOf(reader, caseId)).toMatchObject([{ unread: true }]);
  expect(await caseView(world.house, reader, caseId)).toMatchObject({ masked: true, acts: [] });
  expect(await copiesOf(reader, caseId)).toMatchObject([{ unread: false }]);
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，情况属实" });
  expect(await copiesOf(reader, caseId)).toHaveLength(1);
});

test("a copy on leaving is given when the step is done, and not before", async () => {
  const caseId = await accepted(`<mt:copy when="leave" find="post" org="unit:GT" post="handler" />`);
  expect(await copiesOf(reader, caseId)).toEqual([]);
  expect(await caseView(world.house, reader, caseId)).toBeNull();
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，情况属实" });
  expect(await copiesOf(reader, caseId)).toHaveLength(1);
});

test("whoever has a step gives the case to others to read; a page opened before is still good, and nobody gets it twice", async () => {
  const caseId = await accepted("");
  const { actor, visit } = await holderOf(world.house, caseId);
  const { version } = await see(world.house, actor, caseId);
  const give = () =>
    performCase(world.house, actor, { command: "copy", caseId, key: randomUUID(), input: { visit, to: [reader.id], note: "请阅" } });
  expect(await give()).toMatchObject({ ok: true });
  expect(await give()).toMatchObject({ ok: false, code: "cases/copied-already" });
  expect(await copiesOf(reader, caseId)).toHaveLength(1);
  const input = { visit, opinion: "经审查，情况属实" };
  expect(
    await performCase(world.house, actor, { command: "agree", caseId, key: randomUUID(), expectedVersion: version, input }),
  ).toMatchObject({ ok: true });
});

test("any handler of the county may be given the case by hand, found by part of the name; who handles no cases may not", async () => {
  const caseId = await accepted("");
  const { actor, visit } = await holderOf(world.house, caseId);
  const [found] = (await staffDirectory(world.house)).handlersNamed(reader.staffNumber, 20);
  expect(found?.id).toBe(reader.id);
  const give = (to: string) =>
    performCase(world.house, actor, { command: "copy", caseId, key: randomUUID(), input: { visit, to: [to], note: "" } });
  expect(await give(found?.id ?? "")).toMatchObject({ ok: true });
  const outsider = await actorFor(world.house, { org: LAND, post: "supervisor" });
  expect(await give(outsider.id)).toMatchObject({ ok: false, code: "cases/not-a-reader" });
});

test("what somebody took in hand stands in the list of what they started", async () => {
  const caseId = await accepted("");
  expect((await listed(clerk, "started")).map(({ id }) => id)).toContain(caseId);
  expect(await listed(reader, "started")).toEqual([]);
});

test("lists, tables and journal agree afterwards", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, forwardTo, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { type Box, worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const HEALTH = "610999WS";
let world: CaseWorld;
let clerk: PersonActor;
let one: PersonActor;
let other: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  one = await actorFor(world.house, { org: HEALTH, post: "reviewer", name: "甲" });
  other = await actorFor(world.house, { org: HEALTH, post: "reviewer", name: "乙" });
}, 60_000);
afterAll(() => world.close());

const TWICE =
  "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";

/** An accepted application at a review that, when told so, two of the post sign. */
async function atReview(signed = false) {
  const review = step("review", "review", "reviewer");
  const drawing = drawn(
    signed ? review.replace("</bpmn:userTask>", `${TWICE}</bpmn:userTask>`) : review,
    flow("receive", "review"),
    flow("review", "decide"),
    flow("decide", "deliver"),
  );
  const published = await publishedAs(world.house, drawing);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(published));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(published.item) });
  await forwardTo(world.house, caseId, "review");
  const [task] = (await see(world.house, one, caseId)).tasks;
  return { caseId, visit: task?.visit ?? "" };
}

const act = (who: Actor, command: "claim" | "unclaim" | "agree", caseId: string, visit: string) =>
  performCase(world.house, who, { command, caseId, key: randomUUID(), input: { visit, opinion: "同意" } });
const has = async (who: PersonActor, box: Box, caseId: string) =>
  (await worklist(world.house, who, { box, limit: 50 })).rows.some(({ id }) => id === caseId);
const actsOf = async (who: PersonActor, caseId: string) => (await see(world.house, who, caseId)).acts.map((shown) => shown.act);

test("a claimed step leaves the others' lists, and is theirs again once it is put back", async () => {
  const { caseId, visit } = await atReview();
  expect([await has(one, "pool", caseId), await has(other, "pool", caseId), await has(other, "todo", caseId)]).toEqual([true, true, true]);
  expect(await act(one, "claim", caseId, visit)).toMatchObject({ ok: true });
  expect([await has(one, "pool", caseId), await has(one, "todo", caseId)]).toEqual([false, true]);
  expect([await has(other, "pool", caseId), await has(other, "todo", caseId)]).toEqual([false, false]);
  expect(await act(other, "agree", caseId, visit)).toMatchObject({ ok: false, code: "cases/not-allowed" });
  expect((await actsOf(one, caseId)).filter((name) => name.endsWith("claim"))).toEqual(["unclaim"]);

  expect(await act(one, "unclaim", caseId, visit)).toMatchObject({ ok: true });
  expect([await has(other, "pool", caseId), await has(other, "todo", caseId)]).toEqual([true, true]);
  expect(await act(other, "agree", caseId, visit)).toMatchObject({ ok: true });
});

test("of two who claim at once one gets the step", async () => {
  const { caseId, visit } = await atReview();
  const outcomes = await Promise.all([act(one, "claim", caseId, visit), act(other, "claim", caseId, visit)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("what nobody has claimed can't be put back", async () => {
  const { caseId, visit } = await atReview();
  expect(await act(one, "unclaim", caseId, visit)).toMatchObject({ ok: false, code: "cases/not-claimed" });
});

test("a step that two of a post sign leaves the list of the one who has signed", async () => {
  const { caseId, visit } = await atReview(true);
  expect(await act(one, "agree", caseId, visit)).toMatchObject({ ok: true });
  expect([await has(one, "todo", caseId), await has(one, "pool", caseId), await has(other, "todo", caseId)]).toEqual([false, false, true]);
});

test("lists, tables and journal agree afterwards", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

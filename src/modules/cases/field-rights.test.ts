import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see, VILLAGE } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SURVEY = { surveyedOn: "2026-03-06", surveyors: "孙立成、周小兰", surveyedIncome: 600_000, asDeclared: true, neighbours: "走访两户" };
let world: CaseWorld;
let village: PersonActor;
let allowance: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  allowance = await configured(world.house, "minimum-living-allowance");
  village = await actorFor(world.house, { org: VILLAGE, post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

/** An accepted application whose household is to be visited now. */
async function toBeVisited(form: Record<string, unknown> = allowance.sample.form) {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, { ...anApplication(allowance), form });
  await must(world.house, village, "accept", caseId, { checked: requiredOf(allowance.item) });
  return { caseId, ...(await holderOf(world.house, caseId, "examine")) };
}

const agree = (who: Actor, caseId: string, visit: string, form: unknown) =>
  performCase(world.house, who, { command: "agree", caseId, key: randomUUID(), input: { visit, opinion: "情况属实", form } });

test("what the township writes of the household visit is kept, worked out and shown; what it may only read stays", async () => {
  const { caseId, actor, visit } = await toBeVisited();
  const view = await see(world.house, actor, caseId);
  expect(view.stepForms).toMatchObject([{ visit, access: { "*": "read", surveyedOn: "write" } }]);
  expect(await agree(actor, caseId, visit, { ...SURVEY, housingArea: 1 })).toMatchObject({ ok: true });
  const after = await see(world.house, actor, caseId);
  expect(after.formData).toMatchObject({ ...SURVEY, housingArea: 62, surveyedPerHead: 16_666 });
  expect(after.stepForms).toEqual([]);
});

test("a step can't be passed while what it has to write is missing, sent or not", async () => {
  const { caseId, actor, visit } = await toBeVisited();
  for (const form of [null, {}, { ...SURVEY, asDeclared: false }]) {
    const outcome = await agree(actor, caseId, visit, form);
    expect(outcome).toMatchObject({ ok: false, code: "cases/invalid" });
    expect(outcome.ok ? [] : outcome.fields?.map(({ path }) => path)).toContain(
      form && "surveyors" in form ? "form.difference" : "form.surveyedOn",
    );
  }
});

test("an applicant can't fill in the pages of the staff", async () => {
  const { caseId, actor } = await toBeVisited({ ...allowance.sample.form, ...SURVEY });
  expect(Object.keys((await see(world.house, actor, caseId)).formData)).not.toContain("surveyors");
});

test("a field hidden from a step's person never leaves the server for them, and does for who may see it", async () => {
  const { caseId, actor, visit } = await toBeVisited();
  await agree(actor, caseId, visit, SURVEY);
  await forwardTo(world.house, caseId, "handle");
  const handler = await holderOf(world.house, caseId, "handle");
  expect(JSON.stringify(await see(world.house, handler.actor, caseId))).toContain("走访两户");
  const seen = JSON.stringify(await see(world.house, village, caseId));
  expect(seen).toContain("孙立成");
  expect(seen).not.toContain("走访两户");
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { readJournal, verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseKind, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
}, 60_000);
afterAll(() => world.close());

async function waitingAtHandler() {
  const { house } = world;
  const promised = await configured(house, "public-place-hygiene");
  const { caseId } = await must(house, CITIZEN, "submit", null, anApplication(promised));
  const clerk = await actorFor(house, { org: "610999ZW", post: "window-clerk" });
  await must(house, clerk, "accept", caseId, { checked: requiredOf(promised.item) });
  return { caseId, ...(await holderOf(house, caseId)) };
}

test("of many who do the same step at once one does it, and the others hear why not", async () => {
  const { house } = world;
  const { caseId, actor, visit } = await waitingAtHandler();
  const agree = () =>
    performCase(house, actor, { command: "agree", caseId, key: randomUUID(), input: { visit, opinion: "经审查，材料属实，同意" } });
  const outcomes = await Promise.all(Array.from({ length: 12 }, agree));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toMatch(/^cases\//);
  expect((await readJournal(house, caseKind, caseId)).map((event) => event.sequence)).toEqual([1, 2, 3]);
});

test("one click that arrives many times is done once and answered every time alike", async () => {
  const { house } = world;
  const { caseId, actor, visit } = await waitingAtHandler();
  const request = { command: "agree" as const, caseId, key: randomUUID(), input: { visit, opinion: "经审查，材料属实，同意" } };
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => performCase(house, actor, request)));
  expect(outcomes.map((outcome) => outcome.ok && outcome.version)).toEqual(Array.from({ length: 8 }, () => 3));
  expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
  expect((await verify(house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

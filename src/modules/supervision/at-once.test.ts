import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "../cases/fixtures.ts";
import { followOverruns, performCase } from "../cases/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { recordActs, watchClocks } from "./index.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [watchClocks, recordActs, followOverruns]);
}, 60_000);
afterAll(() => world.close());

test("of two windows that do the same step at once under supervision one does it, and the other hears why not", async () => {
  const { house } = world;
  const promised = await configured(house, "public-place-hygiene");
  const { caseId } = await must(house, CITIZEN, "submit", null, anApplication(promised));
  const clerk = await actorFor(house, { org: "610999ZW", post: "window-clerk" });
  await must(house, clerk, "accept", caseId, { checked: requiredOf(promised.item) });
  const { actor, visit } = await holderOf(house, caseId);
  const agree = () =>
    performCase(house, actor, { command: "agree", caseId, key: randomUUID(), input: { visit, opinion: "经审查，材料属实，同意" } });
  const outcomes = await Promise.all(Array.from({ length: 12 }, agree));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toMatch(/^cases\//);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keptSince } from "../../platform/retention.ts";
import { ROOT } from "../../platform/root.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "../cases/fixtures.ts";
import { CASE_KIND_NAME, caseMatters } from "../cases/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { alarmsOf } from "./alarms.ts";
import { forgetActs } from "./forget-acts.ts";
import { judgeActs } from "./judge-acts.ts";
import { publishRules } from "./publish-rules.ts";
import { recordActs } from "./record-acts.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const RULES = JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[];
let world: CaseWorld;
let clerk: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [recordActs]);
  await publishRules(world.house, RULES);
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

/** Agreed to so many seconds after the step opened. */
async function agreed(seconds: number): Promise<string> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  world.clock.advance(60_000);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const { actor, visit } = await holderOf(world.house, caseId);
  world.clock.advance(seconds * 1000);
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意", form: null });
  return caseId;
}

async function ended(caseId: string): Promise<string> {
  await must(world.house, { kind: "citizen", id: caseId, name: "" }, "withdraw", caseId, { reason: "不办了" });
  return caseId;
}

async function actsOf(caseId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`select type from supervision.act where matter = ${caseId} order by sequence`.execute(
    world.house.db,
  );
  return rows.map(({ type }) => type);
}

test("old acts of ended cases go; those of running cases, those an alarm is about and those nobody judged stay, and the journal with its proof is whole", async () => {
  const running = await agreed(60);
  const plain = await ended(await agreed(60));
  const flagged = await ended(await agreed(5));
  while ((await judgeActs(world.house)) > 0);
  const unjudged = await ended(await agreed(60));
  const alarms = await alarmsOf(world.house, flagged);
  expect(alarms).toHaveLength(1);

  const before = () => keptSince(world.clock.now(), 1095);
  world.clock.set("2029-03-04T10:00:00+08:00");
  expect(await forgetActs(world.house, before())).toBe(0);
  world.clock.set("2029-03-07T10:00:00+08:00");
  while ((await forgetActs(world.house, before())) > 0);

  const both = ["case/accepted", "case/agreed"];
  expect(await Promise.all([running, plain, flagged, unjudged].map(actsOf))).toEqual([both, [], ["case/agreed"], both]);
  expect(await alarmsOf(world.house, flagged)).toEqual(alarms);
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

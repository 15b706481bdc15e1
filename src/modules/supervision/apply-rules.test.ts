import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must, requiredOf } from "../cases/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { alarmsOf } from "./alarms.ts";
import { applyRules } from "./apply-rules.ts";
import type { TimeRule } from "./domain/time-rule.ts";
import { publishRules } from "./publish-rules.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { watchClocks } from "./watch-clocks.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const RULES = JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as TimeRule[];
let world: CaseWorld;
let caseId: string;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00", [watchClocks]);
  await publishRules(world.house, RULES);
  await applied();
  const hygiene = await configured(world.house, "public-place-hygiene");
  ({ caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene)));
  const clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
}, 60_000);
afterAll(() => world.close());

/** Both passes, the second a minute later. */
async function applied(): Promise<void> {
  for (let pass = 0; pass < 2; pass++) {
    while ((await applyRules(world.house)) > 0);
    world.clock.advance(61_000);
  }
}
const changed = (id: string, change: Partial<TimeRule>) => RULES.map((rule) => (rule.id === id ? { ...rule, ...change } : rule));
const watches = async () =>
  (
    await sql<{ rule: string; version: number; at: Date }>`
      select rule, version, at from supervision.watch where matter = ${caseId} order by clock, rule`.execute(world.house.db)
  ).rows;
const watched = async (id: string) => (await watches()).find((watch) => watch.rule === id);
const trace = async () =>
  (
    await sql<{ rules: unknown; matters: number; watches_set: number; watches_ended: number; ended: boolean }>`
      select rules, matters, watches_set, watches_ended, ended_at is not null as ended from supervision.rule_application order by id desc limit 1`.execute(
      world.house.db,
    )
  ).rows[0];

test("a rule that is changed watches the clocks that run already from its new moment, and says so", async () => {
  const before = await watched("T01");
  await publishRules(world.house, changed("T01", { when: { kind: "left", days: 4 } }));
  expect(await watched("T01")).toEqual(before);
  await applied();
  const after = await watched("T01");
  expect(after?.version).toBe(2);
  expect(after && before && after.at < before.at).toBe(true);
  expect(await trace()).toEqual({ rules: { T01: 2 }, matters: 2, watches_set: 1, watches_ended: 0, ended: true });
});

test("a rule that no longer looks at a kind of clock ends its watches there, and a new one sets its own", async () => {
  const fresh = { ...(RULES[0] as TimeRule), id: "T99" };
  await publishRules(world.house, [...changed("T04", { clock: "answer" }), fresh]);
  await applied();
  const rules = (await watches()).map((watch) => watch.rule);
  expect(rules).not.toContain("T04");
  expect(rules).toContain("T99");
});

test("rules put on the same clocks again change nothing", async () => {
  const before = await watches();
  await sql`update supervision.rule_application set ended_at = null, passes_left = 1 where id = (select max(id) from supervision.rule_application)`.execute(
    world.house.db,
  );
  const told = await trace();
  await applied();
  expect(await watches()).toEqual(before);
  expect(await trace()).toMatchObject({ watches_set: told?.watches_set, watches_ended: told?.watches_ended });
});

test("a clock that breaks a new rule already is told of at once, and no alarm is raised twice", async () => {
  world.clock.set("2026-12-01T10:00:00+08:00");
  while ((await raiseAlarms(world.house)) > 0);
  const before = (await alarmsOf(world.house, caseId)).map((alarm) => alarm.rule);
  await publishRules(world.house, [
    { ...(RULES[1] as TimeRule), level: 3 },
    { ...(RULES[1] as TimeRule), id: "T98" },
  ]);
  await applied();
  while ((await raiseAlarms(world.house)) > 0);
  const after = (await alarmsOf(world.house, caseId)).map((alarm) => alarm.rule);
  expect([...after].sort()).toEqual([...before, "T98"].sort());
});

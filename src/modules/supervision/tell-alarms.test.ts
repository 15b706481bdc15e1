import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "../cases/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { listNotices } from "../notices/index.ts";
import { publishRules } from "./publish-rules.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { watchClocks } from "./watch-clocks.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const RULES = JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[];
const START = "2026-03-06T10:00:00+08:00";
let world: CaseWorld;
let clerk: PersonActor;
let sectionHead: PersonActor;
let head: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld(START, [watchClocks]);
  world.house.channels = new Set(["sms"]);
  await publishRules(world.house, RULES);
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  sectionHead = await actorFor(world.house, { org: "610999WS", post: "section-head" });
  head = await actorFor(world.house, { org: "610999WS", post: "head" });
}, 60_000);
afterAll(() => world.close());

/** A case named for one officer, with the days on which its promise is watched. */
async function accepted(): Promise<{ caseId: string; officer: PersonActor; due: string; at(rule: string): Promise<Date> }> {
  world.clock.set(START);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const officer = await actorFor(world.house, { org: "610999WS", post: "handler" });
  const { actor, visit } = await holderOf(world.house, caseId);
  await must(world.house, actor, "transfer", caseId, { visit, to: officer.id, reason: "请你办理" });
  const { rows } = await sql<{
    due: string;
  }>`select due::text as due from matters.clock where matter = ${caseId} and kind = 'promise'`.execute(world.house.db);
  const at = async (rule: string) => {
    const found = await sql<{ at: Date }>`select at from supervision.watch where matter = ${caseId} and rule = ${rule}`.execute(
      world.house.db,
    );
    return found.rows[0]?.at as Date;
  };
  return { caseId, officer, due: rows[0]?.due ?? "", at };
}

async function heardAt(moment: Date, caseId: string, people: readonly PersonActor[]): Promise<string[]> {
  world.clock.set(moment);
  while ((await raiseAlarms(world.house)) > 0);
  while ((await raiseAlarms(world.house)) > 0);
  const lists = await Promise.all(people.map((actor) => listNotices(world.house, actor, { unreadOnly: false, limit: 100 }, "zh-CN")));
  return lists.map(({ rows }) => rows.filter((row) => row.matter === caseId && /承诺时限/.test(row.text)).length.toString());
}

test("the officer is reminded first, then the section head, then the leader in charge, each once, and all of them when it is over", async () => {
  const { caseId, officer, due, at } = await accepted();
  const people = [officer, sectionHead, head];
  const [near, oneDay, today, over] = [await at("T01"), await at("T01-section-head"), await at("T01-head"), await at("T02")];
  expect(near < oneDay && oneDay < today && today < over).toBe(true);
  expect(await heardAt(near, caseId, people)).toEqual(["1", "0", "0"]);
  expect(await heardAt(oneDay, caseId, people)).toEqual(["1", "1", "0"]);
  expect(await heardAt(today, caseId, people)).toEqual(["1", "1", "1"]);
  expect(await heardAt(over, caseId, people)).toEqual(["2", "2", "2"]);
  const { rows } = await listNotices(world.house, sectionHead, { unreadOnly: false, limit: 1 }, "zh-CN");
  expect(rows[0]?.text).toContain(due);
});

test("after an outage each hears of the last rung only", async () => {
  const { caseId, officer, at } = await accepted();
  const over = await at("T02");
  expect(await heardAt(over, caseId, [officer, sectionHead, head])).toEqual(["1", "1", "1"]);
});

test("while nobody is named the whole queue is reminded", async () => {
  world.clock.set(START);
  const waiting = await actorFor(world.house, { org: "610999WS", post: "handler" });
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  expect(await heardAt(new Date("2026-12-01T10:00:00+08:00"), caseId, [waiting])).toEqual(["1"]);
});

test("that a step's time is near is told whom it is named for; a queue's bells stay still until the time is over", async () => {
  const told = async (caseId: string, moment: Date, people: readonly PersonActor[], rule: string) => {
    world.clock.set(moment);
    while ((await raiseAlarms(world.house)) > 0);
    const { rows } = await sql<{ person: string }>`select person from notices.notice
      where matter = ${caseId} and params->>'whyEn' = ${rule} and person = any(${people.map(({ id }) => id)}::uuid[])`.execute(
      world.house.db,
    );
    return rows.map(({ person }) => people.find(({ id }) => id === person)?.name);
  };
  const { caseId, officer, at } = await accepted();
  const name = { near: "The step's time is about to end", over: "The step is over its time" };
  const colleague = await actorFor(world.house, { org: "610999WS", post: "handler", name: "同岗甲" });
  expect(await told(caseId, await at("T04"), [officer, colleague], name.near)).toEqual([officer.name]);
  const late = await accepted();
  const overdue = await late.at("T05");
  expect(await told(late.caseId, overdue, [late.officer], name.over)).toEqual([late.officer.name]);
  expect(await told(late.caseId, overdue, [late.officer], name.near)).toEqual([]);

  world.clock.set(START);
  const { caseId: queued } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  await must(world.house, clerk, "accept", queued, { checked: requiredOf(hygiene.item) });
  const watched = async (rule: string) => {
    const { rows } = await sql<{ at: Date }>`select at from supervision.watch where matter = ${queued} and rule = ${rule}`.execute(
      world.house.db,
    );
    return rows[0]?.at as Date;
  };
  const [near, over] = [await watched("T04"), await watched("T05")];
  // Nobody has claimed it: whoever of its post comes first still saves it.
  expect(await told(queued, near, [colleague], name.near)).toEqual([colleague.name]);
  expect(await told(queued, over, [colleague], name.over)).toEqual([colleague.name]);
});

test("an applicant is reminded of a term of their own, by day: what falls due at midnight leaves in the morning", async () => {
  world.clock.set(START);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(hygiene));
  const material = requiredOf(hygiene.item)[0] ?? "";
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "请补交加盖公章的原件" }] });
  const { rows } = await sql<{ at: Date }>`select at from supervision.watch where matter = ${caseId} and rule = 'T08-near'`.execute(
    world.house.db,
  );
  world.clock.set(rows[0]?.at ?? "");
  while ((await raiseAlarms(world.house)) > 0);
  const { rows: sent } = await sql<{ kind: string; next_at: Date; at: Date }>`
    select kind, at, next_at from notices.message where matter = ${caseId} and person is null and kind = 'applicant-term'`.execute(
    world.house.db,
  );
  expect(sent).toHaveLength(1);
  expect([sent[0]?.at.toISOString().slice(11, 16), sent[0]?.next_at.toISOString().slice(11, 16)]).toEqual(["16:00", "00:00"]); // UTC: midnight and eight
});

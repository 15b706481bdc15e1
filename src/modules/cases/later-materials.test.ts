import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readTree, removeNode, writeTree } from "../../core/process/index.ts";
import { publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { sweepDeemed } from "./sweep.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let clerk: PersonActor;
let deferred: Awaited<ReturnType<typeof configured>>;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  deferred = await configured(world.house, "emergency-plan-record");
  hygiene = await configured(world.house, "public-place-hygiene");
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const applicant = (caseId: string): Actor => ({ kind: "citizen", id: caseId, name: "" });
const clockOf = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).clocks.find((clock) => clock.kind === "deferred");
const supply = (caseId: string, papers: string[]) => must(world.house, applicant(caseId), "supply", caseId, { papers });

async function acceptedUntil(by: string): Promise<{ caseId: string; later: string[] }> {
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(deferred));
  const later = deferred.item.package.materials.filter((entry) => entry.necessity === "later").map((entry) => entry.code);
  const promises = later.map((material) => ({ material, by }));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(deferred.item), later: promises });
  return { caseId, later };
}

test("what is to follow on a 补办件 has a clock of its own, met when all of it has come", async () => {
  const { caseId, later } = await acceptedUntil("2026-03-20");
  expect(await clockOf(caseId)).toMatchObject({ due: "2026-03-20", state: "running", unit: "day", left: 14 });
  await supply(caseId, later);
  expect((await clockOf(caseId))?.state).toBe("met");
});

test("a day of rest told as the last day moves to the next working day, and until then nothing is refused for it", async () => {
  const { caseId } = await acceptedUntil("2026-03-21");
  expect((await clockOf(caseId))?.due).toBe("2026-03-23");
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId, "decide");
  const deny = () =>
    performCase(world.house, actor, {
      command: "decide",
      caseId,
      key: randomUUID(),
      input: { visit, outcome: "deny", opinion: "约定的材料到期没有补交" },
    });
  world.clock.set("2026-03-23T10:00:00+08:00");
  expect(await deny()).toMatchObject({ code: "cases/later-still-open" });
  world.clock.set("2026-03-24T10:00:00+08:00");
  expect(await deny()).toMatchObject({ ok: true });
  expect(await clockOf(caseId)).toBeUndefined();
});

test("what is missing from a case that the law took as accepted may still come, and before that nothing is granted", async () => {
  const [missing = "", ...given] = requiredOf(hygiene.item);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, { ...anApplication(hygiene), papers: given });
  world.clock.set("2026-03-16T10:00:00+08:00");
  await sweepDeemed(world.house);
  expect(await clockOf(caseId)).toMatchObject({ state: "running", due: "2026-04-15" });
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId, "decide");
  const grant = () =>
    performCase(world.house, actor, { command: "decide", caseId, key: randomUUID(), input: { visit, outcome: "grant", opinion: "同意" } });
  expect(await grant()).toMatchObject({ code: "cases/later-still-open" });
  await supply(caseId, [missing]);
  expect(await grant()).toMatchObject({ ok: true });
});

/** An item whose drawing goes from one step straight past another. */
async function without(slug: "nurse-licence", node: string) {
  const { item } = await configured(world.house, slug);
  const reading = await readTree(item.package.process);
  const edited = reading.ok ? removeNode(reading.tree, node) : null;
  if (!edited?.ok) throw new Error(`${node} can't be left out`);
  const published = await publishItem(world.house, SYSTEM, {
    code: item.code,
    package: { ...item.package, process: writeTree(edited.tree) },
  });
  if (!published.ok) throw new Error(JSON.stringify(published.faults));
  return configured(world.house, slug);
}

test("where the reply from above is the decision it isn't taken as granted before what is missing has come", async () => {
  const forwarded = await without("nurse-licence", "decide");
  const [missing = "", ...given] = requiredOf(forwarded.item);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, { ...anApplication(forwarded), papers: given });
  world.clock.set("2026-03-16T10:00:00+08:00");
  await sweepDeemed(world.house);
  await forwardTo(world.house, caseId, "send-up");
  const up = await holderOf(world.house, caseId, "send-up");
  await must(world.house, up.actor, "send-up", caseId, { visit: up.visit, authority: "市级主管部门", opinion: "符合条件，上报" });
  const { actor, visit } = await holderOf(world.house, caseId, "reply");
  const reply = () =>
    performCase(world.house, actor, {
      command: "enter-reply",
      caseId,
      key: randomUUID(),
      input: { visit, outcome: "grant", opinion: "准予" },
    });
  expect(await reply()).toMatchObject({ code: "cases/later-still-open" });
  await supply(caseId, [missing]);
  expect(await reply()).toMatchObject({ ok: true });
  expect((await see(world.house, SYSTEM, caseId)).state).toBe("decided");
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

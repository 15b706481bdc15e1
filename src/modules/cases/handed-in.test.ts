import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must, requiredOf, see } from "./fixtures.ts";
import { trackedView } from "./track-case.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;
let item: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;
beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  item = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

test("what an applicant will bring on paper is shown as promised, and once brought as handed in, how and in how many pieces", async () => {
  const codes = requiredOf(item.item);
  const [first = "", ...others] = codes;
  const sent = { ...anApplication(item), papers: [], promised: codes };
  const { caseId } = await must(world.house, CITIZEN, "submit", null, sent);
  const materials = async () => (await see(world.house, clerk, caseId)).materials.filter(({ code }) => codes.includes(code));
  expect((await materials()).every(({ promised, paper }) => promised && !paper)).toBe(true);
  await must(world.house, clerk, "receive", caseId, { papers: others, handed: [{ material: first, original: "seen", copies: 2 }] });
  expect((await materials()).every(({ promised, paper }) => !promised && paper)).toBe(true);
  expect((await materials()).map(({ handed }) => handed)).toEqual([{ original: "seen", copies: 2 }, ...others.map(() => null)]);
  await must(world.house, clerk, "accept", caseId, { checked: codes });
  expect((await verify(world.house, new Map([["case", caseMatters]]))).faults).toEqual([]);
});

test("papers brought on another day are taken in as well, without a 补正; doing it again with nothing new is refused", async () => {
  const [first = "", ...others] = requiredOf(item.item);
  const sent = { ...anApplication(item), papers: [], promised: [first, ...others] };
  const { caseId } = await must(world.house, CITIZEN, "submit", null, sent);
  await must(world.house, clerk, "receive", caseId, { papers: others });
  const told = async () => (await trackedView(world.house, caseId))?.toBring.materials.length;
  expect(await told()).toBe(1);
  await expect(must(world.house, clerk, "receive", caseId, { papers: others })).rejects.toThrow("already-received");
  await must(world.house, clerk, "receive", caseId, { papers: [first] });
  expect(await told()).toBe(0);
  await must(world.house, clerk, "accept", caseId, { checked: [first, ...others] });
});

test("a material the item doesn't list can be neither promised nor handed in", async () => {
  const strange = { material: "strange", original: "kept", copies: 1 };
  await expect(must(world.house, CITIZEN, "submit", null, { ...anApplication(item), promised: ["strange"] })).rejects.toThrow("not-listed");
  await expect(must(world.house, CITIZEN, "submit", null, { ...anApplication(item), handed: [strange] })).rejects.toThrow("not-listed");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { caseDocuments } from "./index.ts";

let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-11-23T02:00:00Z");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
});
afterAll(() => world.close());

async function submitted(slug: "nurse-licence" | "employment-registration" | "public-place-hygiene"): Promise<string> {
  const given = await configured(world.house, slug);
  return (await must(world.house, clerk, "submit", null, { ...anApplication(given), channel: "window", window: "610999ZW" })).caseId;
}

const offered = async (caseId: string, act: string, outcome: string) =>
  ((await see(world.house, clerk, caseId)).acts.find((one) => one.act === act)?.documents ?? [])
    .filter((document) => document.outcome === "" || document.outcome === outcome)
    .map(({ code }) => code);
const made = async (caseId: string) => (await caseDocuments(world.house, clerk, caseId))?.made.map(({ code }) => code).sort();

test("a refusal makes its decision along with it", async () => {
  const caseId = await submitted("nurse-licence");
  const documents = await offered(caseId, "refuse", "not-accepted");
  await must(world.house, clerk, "refuse", caseId, { outcome: "not-accepted", reason: "尚未取得考试合格证明", documents });
  expect(await made(caseId)).toEqual(["non-acceptance"]);
});

test("asking for corrections makes the notice that lists them", async () => {
  const caseId = await submitted("public-place-hygiene");
  const { item } = await configured(world.house, "public-place-hygiene");
  const lacks = [{ material: requiredOf(item)[0], lack: "缺少盖章" }];
  await must(world.house, clerk, "ask-supplement", caseId, { lacks, documents: await offered(caseId, "ask-supplement", "") });
  expect(await made(caseId)).toEqual(["supplement-notice"]);
});

test("what is settled at the counter leaves with all its documents", async () => {
  const caseId = await submitted("employment-registration");
  const { item } = await configured(world.house, "employment-registration");
  const documents = await offered(caseId, "settle", "grant");
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "settle", caseId, { checked: requiredOf(item), outcome: "grant", opinion: "同意", documents });
  expect(await made(caseId)).toEqual([...documents].sort());
  expect(documents).toContain("grant");
});

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { anApplication, configured, requiredOf } from "../src/modules/cases/fixtures.ts";
import { type CaseRequest, performCase } from "../src/modules/cases/index.ts";
import type { ItemSample } from "../src/modules/catalogue/fixtures.ts";
import { type ItemInForce, itemVersion, publishItem } from "../src/modules/catalogue/index.ts";
import type { House } from "../src/modules/house.ts";
import { actorFor } from "../src/modules/identity/fixtures.ts";
import type { Actor, Post } from "../src/modules/identity/shared.ts";
import { ROOT } from "../src/platform/root.ts";
import type { World } from "./world.ts";

export const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
export const OPINION = "经审查，材料属实，同意";

/** An item on the standard process of five steps (`data/processes/promised.bpmn`), with everybody it takes. */
export interface FiveSteps {
  world: World;
  item: ItemInForce;
  sample: ItemSample;
  holders: Record<"window-clerk" | "handler" | "reviewer" | "approver", Actor>;
}

export const DRAWING = readFileSync(join(ROOT, "data/processes/promised.bpmn"), "utf8");

/** A configured item, with the standard process in place of its own. */
async function onStandardProcess(house: House): Promise<{ item: ItemInForce; sample: ItemSample }> {
  const { item, sample } = await configured(house, "public-place-hygiene");
  const outcome = await publishItem(
    house,
    { kind: "system", id: "system", name: "" },
    { code: item.code, package: { ...item.package, process: DRAWING } },
  );
  const version = outcome.ok ? await itemVersion(house, outcome.versionId) : null;
  if (!version) throw new Error(`the item on the standard process was refused: ${JSON.stringify(outcome)}`);
  return { item: version, sample };
}

/** A case with the step that waits in it. */
export interface Waiting {
  id: string;
  visit: string;
}

export async function fiveSteps(world: World): Promise<FiveSteps> {
  const { item, sample } = await onStandardProcess(world.house);
  const at = (org: string, post: Post) => actorFor(world.house, { org, post });
  const { department } = item.package;
  const holders = {
    "window-clerk": await at(`${world.house.region}ZW`, "window-clerk"),
    handler: await at(department, "handler"),
    reviewer: await at(department, "reviewer"),
    approver: await at(department, "approver"),
  };
  return { world, item, sample, holders };
}

export async function must({ world }: FiveSteps, actor: Actor, request: Omit<CaseRequest, "key">): Promise<string> {
  const outcome = await performCase(world.house, actor, { ...request, key: randomUUID() });
  if (!outcome.ok) throw new Error(`${request.command}: ${JSON.stringify(outcome)}`);
  return outcome.caseId;
}

export function submit(county: FiveSteps): Promise<string> {
  return must(county, CITIZEN, { command: "submit", input: anApplication(county) });
}

export async function accept(county: FiveSteps, caseId: string): Promise<void> {
  await must(county, county.holders["window-clerk"], { command: "accept", caseId, input: { checked: requiredOf(county.item) } });
}

export async function agree(county: FiveSteps, post: "handler" | "reviewer", { id, visit }: Waiting): Promise<void> {
  await must(county, county.holders[post], { command: "agree", caseId: id, input: { visit, opinion: OPINION } });
}

/** The open steps of the cases, as a to-do list would give them. */
export async function waiting({ world }: FiveSteps): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select matter as id, visit from matters.task where closed_at is null order by matter`.execute(
    world.house.db,
  );
  return rows;
}

/** The whole way of one case. The visits of its steps have the same ids in every case: `way` tells them, as the holders' lists would. */
export async function wholeWay(county: FiveSteps, way: readonly string[]): Promise<void> {
  const [handle = "", review = "", decide = "", deliver = ""] = way;
  const caseId = await submit(county);
  await accept(county, caseId);
  await agree(county, "handler", { id: caseId, visit: handle });
  await agree(county, "reviewer", { id: caseId, visit: review });
  const decision = { visit: decide, outcome: "grant", opinion: OPINION };
  await must(county, county.holders.approver, { command: "decide", caseId, input: decision });
  const delivery = { visit: deliver, manner: "window", receiver: county.sample.applicant.name };
  await must(county, county.holders["window-clerk"], { command: "deliver", caseId, input: delivery });
}

/** Walks one case through its process to learn the visits after acceptance. */
export async function learnWay(county: FiveSteps): Promise<string[]> {
  const caseId = await submit(county);
  await accept(county, caseId);
  const open = async () => (await waiting(county)).find(({ id }) => id === caseId)?.visit ?? "";
  const handle = await open();
  await agree(county, "handler", { id: caseId, visit: handle });
  const review = await open();
  await agree(county, "reviewer", { id: caseId, visit: review });
  const decide = await open();
  await must(county, county.holders.approver, { command: "decide", caseId, input: { visit: decide, outcome: "grant", opinion: OPINION } });
  return [handle, review, decide, await open()];
}

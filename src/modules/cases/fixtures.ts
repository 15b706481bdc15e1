import { randomUUID } from "node:crypto";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { basicItem, CONFIGURED, type ConfiguredSlug, type ItemSample, itemSample, seedDemoCatalogue } from "../catalogue/fixtures.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import type { Follower, House } from "../house.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import { actorOf } from "../identity/index.ts";
import type { Actor, PersonActor, Post } from "../identity/shared.ts";
import { publishCalendar } from "../matters/index.ts";
import { type CasePerformed, performCase } from "./perform-case.ts";
import type { CaseCommandName, CaseView } from "./shared.ts";
import { caseView } from "./view-case.ts";

/** The demo county with calendar and catalogue on a database of its own, and a clock to move. */
export interface CaseWorld {
  house: House;
  clock: FixedClock;
  open: OpenDb;
  close(): Promise<void>;
}

export async function caseWorld(at: string, followers: readonly Follower[] = []): Promise<CaseWorld> {
  const open = await testDatabase();
  const clock = new FixedClock(at);
  const house = { ...testHouse(open.db, clock, { demo: true }), followers };
  await publishCalendar(house, shippedCalendar(), "test");
  await seedDemoCatalogue(house);
  return { house, clock, open, close: () => open.close() };
}

/** One of the six configured items with its sample: right answers and an applicant who doesn't exist. */
export async function configured(house: House, slug: ConfiguredSlug): Promise<{ item: ItemInForce; sample: ItemSample }> {
  return { item: await basicItem(house, CONFIGURED[slug]), sample: await itemSample(slug) };
}

/** A complete application: every required material on paper. */
export function anApplication({ item, sample }: { item: ItemInForce; sample: ItemSample }) {
  return {
    itemCode: item.code,
    applicant: { ...sample.applicant, agent: null },
    form: sample.form,
    situations: sample.situations ?? {},
    papers: requiredOf(item),
    channel: "web",
    window: item.package.intake.includes("hall") ? null : VILLAGE,
  };
}

/** A village of the demo county with a window. */
export const VILLAGE = "610999101201";

export function requiredOf(item: ItemInForce): string[] {
  return item.package.materials.filter((material) => material.necessity === "required").map((material) => material.code);
}

/** Performs with a fresh key and the newest version; throws the refusal so that a journey reads as prose. */
export async function must(
  house: House,
  actor: Actor,
  command: CaseCommandName,
  caseId: string | null,
  input: unknown,
): Promise<Extract<CasePerformed, { ok: true }>> {
  const outcome = await performCase(house, actor, { command, ...(caseId ? { caseId } : {}), key: randomUUID(), input });
  if (!outcome.ok) throw new Error(`${command}: ${JSON.stringify(outcome)}`);
  return outcome;
}

export async function see(house: House, actor: Actor, caseId: string): Promise<CaseView> {
  const view = await caseView(house, actor, caseId);
  if (!view) throw new Error("not visible");
  return view;
}

/** Whoever has the only (or named) open step: the person it is named for, else somebody new in its queue. */
export async function holderOf(house: House, caseId: string, node?: string): Promise<{ actor: PersonActor; visit: string }> {
  const view = await see(house, { kind: "system", id: "system", name: "" }, caseId);
  const task = view.tasks.find((open) => node === undefined || open.node === node);
  if (!task) throw new Error(`no open step ${node ?? ""}: ${JSON.stringify(view.tasks)}`);
  const holder = task.assignee ?? task.candidates?.[0];
  const named = holder ? await actorOf(house, holder.id) : null;
  return { actor: named ?? (await actorFor(house, { org: task.org, post: task.post as Post })), visit: task.visit };
}

/** Everybody agrees, step by step, until a step of that node waits (or nothing does). A 公示 is waited for: the clock is moved over it. */
export async function forwardTo(house: House, caseId: string, node: string): Promise<void> {
  for (let steps = 0; steps < 20; steps++) {
    const { tasks } = await see(house, { kind: "system", id: "system", name: "" }, caseId);
    const next = tasks.find((task) => task.node !== node);
    if (tasks.some((task) => task.node === node) || !next) return;
    const { actor, visit } = await holderOf(house, caseId, next.node);
    if (next.node === "publicise" && next.due && house.clock instanceof FixedClock) house.clock.set(`${next.due}T23:00:00+08:00`);
    const form = next.node === "examine" ? (await itemSample("minimum-living-allowance")).staff : null;
    await must(house, actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意", form });
  }
  throw new Error(`never came to ${node}`);
}

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeNode,
  type Edited,
  insertNodes,
  isActivity,
  type MultiSettings,
  newBlock,
  type ProcessTree,
  readTree,
  type StepButton,
  writeTree,
} from "../../core/process/index.ts";
import { publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

function edited(change: Edited): ProcessTree {
  if (!change.ok) throw new Error(change.code);
  return change.tree;
}

/** The hygiene licence published anew with its step 审核 changed, and an accepted application that has come to it. */
async function atReview(
  patch: { multi?: MultiSettings; buttons?: StepButton[] },
  more: (tree: ProcessTree) => ProcessTree = (tree) => tree,
) {
  const { item, sample } = await configured(world.house, "public-place-hygiene");
  const reading = await readTree(item.package.process);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  const changed = changeNode(reading.tree, "review", (node) => {
    if (!isActivity(node) || !node.step) return node;
    const { multi: _before, ...rest } = node;
    return { ...rest, ...(patch.multi ? { multi: patch.multi } : {}), step: { ...node.step, buttons: patch.buttons ?? [] } };
  });
  const process = writeTree(more(edited(changed)));
  const published = await publishItem(world.house, SYSTEM, { code: item.code, package: { ...item.package, process } });
  if (!published.ok) throw new Error(JSON.stringify(published.faults));
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication({ item, sample }));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item) });
  await forwardTo(world.house, caseId, "review");
  return caseId;
}

const units: MultiSettings = { sequential: false, members: '["unit:GT", "unit:HB"]', rule: "all", share: 100 };
const counted = (part: Partial<MultiSettings>): MultiSettings => ({ sequential: false, members: "2", rule: "all", share: 100, ...part });
const tasksOf = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks;
const act = (who: Actor, caseId: string, command: "agree" | "disagree", visit: string, opinion = "经审查，情况属实") =>
  performCase(world.house, who, { command, caseId, key: randomUUID(), input: { visit, opinion } });
const reviewer = (org: string) => actorFor(world.house, { org, post: "reviewer" });

describe("a step several people sign", () => {
  test("waits at each unit named, and goes on when all have agreed", async () => {
    const caseId = await atReview({ multi: units });
    const open = await tasksOf(caseId);
    expect(open.map((task) => [task.node, task.org, task.post])).toEqual([
      ["review", "610999GT", "reviewer"],
      ["review", "610999HB", "reviewer"],
    ]);
    expect(await act(await reviewer("610999GT"), caseId, "agree", open[0]?.visit ?? "")).toMatchObject({ ok: true });
    expect((await tasksOf(caseId)).map((task) => task.org)).toEqual(["610999HB"]);
    expect(await act(await reviewer("610999HB"), caseId, "agree", open[1]?.visit ?? "")).toMatchObject({ ok: true });
    expect((await tasksOf(caseId)).map((task) => task.node)).toEqual(["decide"]);
  });

  test("lets one person sign once only, and says so", async () => {
    const caseId = await atReview({ multi: counted({}) });
    const [first, second] = await tasksOf(caseId);
    const one = await reviewer(first?.org ?? "");
    await act(one, caseId, "agree", first?.visit ?? "");
    expect(await act(one, caseId, "agree", second?.visit ?? "")).toMatchObject({ ok: false, code: "cases/signed-already" });
    expect((await see(world.house, one, caseId)).acts.find((shown) => shown.act === "agree")).toMatchObject({
      enabled: false,
      reason: "cases/signed-already",
    });
    expect(await act(await reviewer(second?.org ?? ""), caseId, "agree", second?.visit ?? "")).toMatchObject({ ok: true });
  });

  test("is decided by the first answer of 或签, and the others' tasks are closed", async () => {
    const caseId = await atReview({ multi: counted({ rule: "any", members: "3" }) });
    const open = await tasksOf(caseId);
    expect(open).toHaveLength(3);
    await act(await reviewer(open[0]?.org ?? ""), caseId, "agree", open[0]?.visit ?? "");
    expect((await tasksOf(caseId)).map((task) => task.node)).toEqual(["decide"]);
  });

  test("asks 依次 one after another", async () => {
    const caseId = await atReview({ multi: { ...units, sequential: true } });
    expect((await tasksOf(caseId)).map((task) => task.org)).toEqual(["610999GT"]);
    const { actor, visit } = await holderOf(world.house, caseId, "review");
    await act(actor, caseId, "agree", visit);
    expect((await tasksOf(caseId)).map((task) => task.org)).toEqual(["610999HB"]);
  });

  test("takes a no with its reason, and a condition after it can send the case another way", async () => {
    const caseId = await atReview({ multi: units }, (tree) => {
      const at = tree.steps.findIndex((node) => node.kind !== "back" && node.id === "review") + 1;
      const block = newBlock(tree, { gateway: "exclusive", name: "会签通过吗", branches: ["没有通过", "通过"] });
      if (block.kind !== "branches") throw new Error("a block was asked for");
      const [refused, passed] = block.branches;
      if (!refused || !passed) throw new Error("a block has two branches");
      const branches = [
        { ...refused, condition: 'get value(outcomes, "review") = "refused"', steps: [{ kind: "back" as const, to: "handle" }] },
        passed,
      ];
      return edited(insertNodes(tree, { in: tree.id, at }, [{ ...block, branches }]));
    });
    const [first] = await tasksOf(caseId);
    const land = await reviewer("610999GT");
    expect((await see(world.house, land, caseId)).acts.map((shown) => shown.act)).toContain("disagree");
    expect(await act(land, caseId, "disagree", first?.visit ?? "", "")).toMatchObject({ ok: false });
    expect(await act(land, caseId, "disagree", first?.visit ?? "", "用地手续不全")).toMatchObject({ ok: true });
    expect((await tasksOf(caseId)).map((task) => task.node)).toEqual(["handle"]);
    expect((await see(world.house, land, caseId)).timeline.at(-1)).toMatchObject({ type: "case/disagreed", opinion: "用地手续不全" });
  });

  test("can't be a decision: that is one officer's", async () => {
    const { item } = await configured(world.house, "public-place-hygiene");
    const reading = await readTree(item.package.process);
    if (!reading.ok) throw new Error("not a tree");
    const signed = edited(changeNode(reading.tree, "decide", (node) => (isActivity(node) ? { ...node, multi: counted({}) } : node)));
    const outcome = await publishItem(world.house, SYSTEM, { code: item.code, package: { ...item.package, process: writeTree(signed) } });
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: "catalogue/step-several", element: "decide" }] });
  });

  test("isn't offered a no where one officer acts alone", async () => {
    const caseId = await atReview({});
    const { actor, visit } = await holderOf(world.house, caseId, "review");
    expect((await see(world.house, actor, caseId)).acts.map((shown) => shown.act)).not.toContain("disagree");
    expect(await act(actor, caseId, "disagree", visit)).toMatchObject({ ok: false, code: "cases/not-offered" });
  });
});

describe("the buttons of a step", () => {
  test("carry the words of the process, and ask for an opinion where it says so", async () => {
    const caseId = await atReview({ buttons: [{ act: "agree", label: "同意上报", opinion: "optional" }] });
    const { actor, visit } = await holderOf(world.house, caseId, "review");
    const shown = (await see(world.house, actor, caseId)).acts.find((one) => one.act === "agree");
    expect(shown).toMatchObject({ label: "同意上报", opinionRequired: false });
    expect(await act(actor, caseId, "agree", visit, "")).toMatchObject({ ok: true });
  });

  test("refuse an act without the opinion its button demands, through any door", async () => {
    const caseId = await atReview({ buttons: [{ act: "agree", opinion: "required" }] });
    const { actor, visit } = await holderOf(world.house, caseId, "review");
    expect(await act(actor, caseId, "agree", visit, "")).toMatchObject({ ok: false, code: "cases/opinion-required" });
  });
});

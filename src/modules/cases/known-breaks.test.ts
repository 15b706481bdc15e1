import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import type { CaseCommandName } from "./shared.ts";

// Where existing engines break (practice §4.3), by people's own commands and not in the engine alone.
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let clerk: PersonActor;
const people = new Map<string, PersonActor>();

const members = (rule: string) =>
  step("sign", "review", "reviewer").replace(
    "</bpmn:userTask>",
    `<bpmn:multiInstanceLoopCharacteristics mt:members="3" mt:rule="${rule}" /></bpmn:userTask>`,
  );
const PROCESS = (rule: string) =>
  drawn(
    step("handle", "handle") + members(rule) + step("last", "review", "reviewer"),
    flow("receive", "handle") + flow("handle", "sign") + flow("sign", "last") + flow("last", "decide") + flow("decide", "deliver"),
  );

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  for (const post of ["handler", "reviewer", "approver"] as const)
    for (const n of [1, 2, 3]) people.set(`${post}${n}`, await actorFor(world.house, { org: `${world.house.region}WS`, post }));
}, 60_000);
afterAll(() => world.close());

const who = (name: string) => people.get(name) as PersonActor;
const open = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks;
const at = async (caseId: string) => (await open(caseId)).map((task) => task.node);
const perform = (actor: Actor, command: CaseCommandName, caseId: string, input: object) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });

/** One person does an act at the n-th open step. */
async function acts(name: string, command: CaseCommandName, caseId: string, more: object = {}, n = 0) {
  const visit = (await open(caseId))[n]?.visit ?? "";
  const input = { visit, opinion: "经审查，材料属实，同意", reason: "理由", ...more };
  const outcome = await perform(who(name), command, caseId, input);
  if (!outcome.ok) throw new Error(`${name} ${command}: ${JSON.stringify(outcome)}`);
  return visit;
}

async function toSigning(rule: "all" | "any"): Promise<{ caseId: string; handled: string }> {
  // The version in force is the last one published; a case keeps its own.
  const item = await publishedAs(world.house, PROCESS(rule));
  const { caseId } = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return { caseId, handled: await acts("handler1", "agree", caseId) };
}

test("1, 2: returned to a 会签 or a 或签, there are new tasks for all, none lost", async () => {
  const all = (await toSigning("all")).caseId;
  for (const n of [1, 2, 3]) await acts(`reviewer${n}`, "agree", all);
  await acts("reviewer1", "return", all, { target: "sign" });
  expect(await at(all)).toEqual(["sign", "sign", "sign"]);
  const any = (await toSigning("any")).caseId;
  await acts("reviewer1", "agree", any);
  expect(await at(any)).toEqual(["last"]);
  await acts("reviewer2", "return", any, { target: "sign" });
  expect(await at(any)).toEqual(["sign", "sign", "sign"]);
});

test("3: one member of a 会签 returns: the case goes where they said, not on", async () => {
  const { caseId } = await toSigning("all");
  await acts("reviewer1", "agree", caseId);
  await acts("reviewer2", "return", caseId, { target: "handle" });
  expect(await at(caseId)).toEqual(["handle"]);
});

test("6: a return while a 加签 is pending closes the signers with the step", async () => {
  const { caseId } = await toSigning("any");
  await acts("reviewer1", "agree", caseId);
  await acts("reviewer1", "add-signers", caseId, { people: [who("approver1").id], when: "before" });
  await acts("reviewer1", "return", caseId, { target: "handle" });
  expect(await at(caseId)).toEqual(["handle"]);
});

test("7: the limit of a step runs anew when it is entered again", async () => {
  const { caseId } = await toSigning("any");
  await acts("reviewer1", "agree", caseId);
  world.clock.set("2026-03-10T10:00:00+08:00");
  await acts("reviewer1", "return", caseId, { target: "handle" });
  expect((await open(caseId)).map((task) => task.due)).toEqual(["2026-03-11"]);
  world.clock.set("2026-03-06T10:00:00+08:00");
});

test("10: a 会签 nobody has signed yet can be taken back by who sent it there", async () => {
  const { caseId, handled } = await toSigning("all");
  expect(await perform(who("handler1"), "recall", caseId, { visit: handled })).toMatchObject({ ok: true });
  expect((await open(caseId)).map((task) => [task.node, task.assignee?.id])).toEqual([["handle", who("handler1").id]]);
  const again = await acts("handler1", "agree", caseId);
  await acts("reviewer1", "agree", caseId);
  expect(await perform(who("handler1"), "recall", caseId, { visit: again })).toMatchObject({ code: "process/already-acted" });
});

test("14: several returns in a row go back one step each", async () => {
  const { caseId } = await toSigning("any");
  await acts("reviewer1", "agree", caseId);
  await acts("reviewer2", "agree", caseId);
  for (const [name, target] of [
    ["approver1", "last"],
    ["reviewer2", "sign"],
    ["reviewer1", "handle"],
  ] as const) {
    await acts(name, "return", caseId, { target });
    expect(new Set(await at(caseId))).toEqual(new Set([target]));
  }
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});

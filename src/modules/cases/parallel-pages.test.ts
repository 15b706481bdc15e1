import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, must, requiredOf, see } from "./fixtures.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import type { CaseRow } from "./shared.ts";
import { type Box, worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let caseId: string;
let handler: PersonActor;

/** Three steps of one post open at once, opened at one instant. */
beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  const clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  handler = await actorFor(world.house, { org: "610999WS", post: "handler" });
  const branches = ["a", "b", "c"];
  const ways = branches.map((id) => flow("split", id) + flow(id, "join")).join("");
  const gates = '<bpmn:parallelGateway id="split" name="split" /><bpmn:parallelGateway id="join" name="join" />';
  const drawing = drawn(gates, branches.map((id) => step(id, "handle")).join(""), flow("receive", "split"), ways, flow("join", "decide"));
  const item = await publishedAs(world.house, drawing.replace("</bpmn:process>", `${flow("decide", "deliver")}</bpmn:process>`));
  caseId = (await must(world.house, CITIZEN, "submit", null, anApplication(item))).caseId;
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
}, 60_000);
afterAll(() => world.close());

/** Every row of a box, one a page. */
async function leafed(box: Box): Promise<CaseRow[]> {
  const found: CaseRow[] = [];
  for (let after: string | undefined; found.length < 10; ) {
    const { rows, next } = await worklist(world.house, handler, { box, limit: 1, after });
    found.push(...rows);
    if (next === null) return found;
    after = next;
  }
  throw new Error("the pages don't end");
}

test("leafing through a list loses none of the steps one case has open at once, nor shows one twice", async () => {
  const open = (await see(world.house, SYSTEM, caseId)).tasks.map((task) => task.visit);
  expect((await leafed("todo")).map(({ visit }) => visit).sort()).toEqual([...open].sort());
});

test("a case stands once among those done, though three of its steps were done at one instant", async () => {
  const open = (await see(world.house, SYSTEM, caseId)).tasks.map((task) => task.visit);
  for (const visit of open) await must(world.house, handler, "agree", caseId, { visit, opinion: "经审查，材料属实，同意" });
  expect((await leafed("done")).map(({ id }) => id)).toEqual([caseId]);
});

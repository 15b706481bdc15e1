import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorFor, makePerson } from "../identity/fixtures.ts";
import { actorOf, orgs } from "../identity/index.ts";
import type { Actor, PersonActor, Post } from "../identity/shared.ts";
import { readJournal, readMatter, verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseKind, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, must, requiredOf, see } from "./fixtures.ts";
import { itemOfCase } from "./item-of-case.ts";
import { paperFacts } from "./paper-facts.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";

const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
/** An office of its own, so that only these people are in it. */
const OFFICE = "610999QQ";
let world: CaseWorld;
let clerk: PersonActor;
const staff: Record<string, PersonActor> = {};

async function hire(name: string, post: Post) {
  const made = await makePerson(world.house, { name, holdings: [{ org: OFFICE, post }] });
  for (const channel of ["identity", "identity-staff"]) await world.house.live.publish(world.house.db, channel, {});
  staff[name] = (await actorOf(world.house, made.id)) as PersonActor;
}

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  await hire("甲", "head");
  await hire("乙", "reviewer");
  await hire("丙", "handler");
}, 60_000);
afterAll(() => world.close());

const voting = (multi: string, people = "") =>
  step("vote", "review", "reviewer", "unit:QQ")
    .replace(" /></bpmn:extensionElements>", `>${people}</mt:step></bpmn:extensionElements>`)
    .replace("</bpmn:userTask>", `<bpmn:multiInstanceLoopCharacteristics mt:rule="weight" ${multi} /></bpmn:userTask>`);

async function atVote(multi: string, people = "") {
  const lines = flow("receive", "vote") + flow("vote", "decide") + flow("decide", "deliver");
  const published = await publishedAs(world.house, drawn(voting(multi, people), lines));
  const { caseId } = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(published));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(published.item) });
  return caseId;
}

const NAMED = () => `<mt:people find="people" people="${["甲", "乙", "丙"].map((name) => staff[name]?.staffNumber).join(",")}" />`;
const ballotOf = async (caseId: string, actor: Actor = SYSTEM) => (await see(world.house, actor, caseId)).ballots[0];
const at = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks.map((task) => task.node);

async function votes(name: string, caseId: string, agree: boolean, opinion = `${name}的意见若干字`) {
  const actor = staff[name] as PersonActor;
  const visit = (await see(world.house, SYSTEM, caseId)).tasks.find((task) => task.assignee?.id === actor.id)?.visit;
  await must(world.house, actor, agree ? "agree" : "disagree", caseId, { visit, opinion });
}

describe("票签", () => {
  test("weighs the votes of persons by their number or their post, and says at every moment how it stands", async () => {
    const caseId = await atVote(`mt:members="people" mt:weights="post:head=3,${staff.乙?.staffNumber}=2"`, NAMED());
    expect(await ballotOf(caseId)).toMatchObject({
      ...{ step: "vote", rule: "weight", total: 6, agreed: 0, refused: 0, needed: 4, outcome: null },
      voters: [
        { name: "甲", votes: 3, answer: null, waiting: true },
        { name: "乙", votes: 2, answer: null, waiting: true },
        { name: "丙", votes: 1, answer: null, waiting: true },
      ],
    });
    await votes("甲", caseId, true);
    expect(await at(caseId)).toEqual(["vote", "vote"]); // three of six aren't more than half
    expect(await ballotOf(caseId, staff.丙)).toMatchObject({
      agreed: 3,
      needed: 1,
      voters: [{ id: staff.甲?.id, answer: "agree", opinion: "甲的意见若干字", automatic: false, waiting: false }, {}, { waiting: true }],
    });
    await votes("丙", caseId, false);
    await votes("乙", caseId, true);
    expect(await at(caseId)).toEqual(["decide"]);
    expect(await ballotOf(caseId)).toMatchObject({ agreed: 5, refused: 1, needed: 0, outcome: "agreed" });
  });

  test("stands with its count in the record of every vote", async () => {
    const caseId = await atVote(`mt:members="people" mt:weights="post:head=3"`, NAMED());
    await votes("丙", caseId, true);
    await votes("甲", caseId, false);
    const { timeline, tasks } = await see(world.house, SYSTEM, caseId);
    expect(timeline.slice(-2).map(({ type, ballot }) => [type, ballot])).toEqual([
      ["case/agreed", { agree: true, weight: 1, agreed: 1, refused: 0, total: 5, outcome: null }],
      ["case/disagreed", { agree: false, weight: 3, agreed: 1, refused: 3, total: 5, outcome: "refused" }],
    ]);
    // The vote is lost; what follows is the drawing's to say, and here it goes on to whoever decides.
    expect(tasks.map((task) => task.node)).toEqual(["decide"]);
    expect(timeline.find(({ type }) => type === "case/accepted")?.ballot).toBeNull();
  });

  test("weighs the votes of units, of which whoever holds the post gives one", async () => {
    const caseId = await atVote(`mt:members="[&quot;unit:GT&quot;, &quot;unit:HB&quot;]" mt:weights="unit:GT=2"`);
    expect(await ballotOf(caseId)).toMatchObject({
      total: 3,
      needed: 2,
      voters: [
        { id: null, votes: 2, isUnit: true },
        { id: null, votes: 1, isUnit: true },
      ],
    });
    const land = await actorFor(world.house, { org: "610999GT", post: "reviewer" });
    const visit = (await see(world.house, SYSTEM, caseId)).tasks.find((task) => task.org === "610999GT")?.visit;
    await must(world.house, land, "agree", caseId, { visit, opinion: "同意，用地符合规划" });
    expect(await at(caseId)).toEqual(["decide"]);
  });

  test("in sequence shows those whose turn hasn't come with their votes", async () => {
    const caseId = await atVote(`isSequential="true" mt:members="people" mt:weights="post:reviewer=2"`, NAMED());
    const [first] = (await see(world.house, SYSTEM, caseId)).tasks;
    expect((await ballotOf(caseId))?.voters).toMatchObject([
      { name: "甲", waiting: true, isUnit: false, visit: first?.visit },
      { name: "乙", votes: 2, waiting: false, answer: null },
      { name: "丙", waiting: false },
    ]);
  });

  test("stands on the papers that show the steps", async () => {
    const caseId = await atVote(`mt:members="people" mt:weights="post:head=3"`, NAMED());
    await votes("甲", caseId, true);
    const [matter, events] = [await readMatter(world.house, caseKind, caseId), await readJournal(world.house, caseKind, caseId)];
    if (!matter) throw new Error("no case");
    const given = { item: await itemOfCase(world.house, matter.state.own), orgs: await orgs(world.house) };
    const { steps } = paperFacts({ matter, events, ...given, region: matter.region, at: world.clock.now(), actor: SYSTEM });
    expect((steps as { opinion: string }[]).at(-1)?.opinion).toBe("甲的意见若干字\n投同意票 3 票；同意 3 票，不同意 0 票，共 5 票，通过");
  });

  test("a vote once given isn't given again, through any door", async () => {
    const caseId = await atVote(`mt:members="people"`, NAMED());
    const visit = (await see(world.house, SYSTEM, caseId)).tasks.find((task) => task.assignee?.id === staff.甲?.id)?.visit;
    await votes("甲", caseId, true);
    const again = { command: "agree" as const, caseId, key: randomUUID(), input: { visit, opinion: "再投一次若干字" } };
    expect(await performCase(world.house, staff.甲 as PersonActor, again)).toMatchObject({ ok: false });
    expect(await ballotOf(caseId)).toMatchObject({ agreed: 1, total: 3 });
  });

  test("after all of this the journal is whole and every table equals its fold", async () => {
    expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
  });
});

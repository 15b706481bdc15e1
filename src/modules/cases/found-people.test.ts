import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePerson } from "../identity/fixtures.ts";
import { actorOf, endHolding, orgs, staffDirectory } from "../identity/index.ts";
import { type Actor, PERMISSIONS, type PersonActor, type Post } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import { sweepReleased } from "./release-tasks.ts";
import { type Box, worklist } from "./worklist.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
const HEALTH = "610999WS";
/** An office of its own beside the demo county's, so that only these people are in it. */
const OFFICE = "610999QQ";
const HALL = "610999ZW";
let world: CaseWorld;
let clerk: PersonActor;
const staff: Record<string, PersonActor> = {};

async function hire(name: string, org: string, post: Post, section: string | null = null): Promise<PersonActor> {
  const made = await makePerson(world.house, { name, holdings: [{ org, post, ...(section ? { section } : {}) }] });
  for (const channel of ["identity", "identity-staff"]) await world.house.live.publish(world.house.db, channel, {});
  const actor = await actorOf(world.house, made.id);
  if (!actor) throw new Error(name);
  staff[name] = actor;
  return actor;
}

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  clerk = await hire("收件员", HALL, "window-clerk", "卫健窗口");
  await hire("窗口科长", HALL, "section-head", "卫健窗口");
  await hire("审查甲", OFFICE, "handler", "监督一股");
  await hire("审查乙", OFFICE, "reviewer", "监督一股");
  await hire("股长", OFFICE, "section-head", "监督一股");
  await hire("局长", OFFICE, "head");
  await hire("批准人", OFFICE, "approver");
  await hire("县长", "610999", "head");
}, 60_000);
afterAll(() => world.close());

const people = (id: string, settings: string, { attributes = "", multi = "" } = {}) =>
  step(id, "review", "reviewer", "unit:QQ", `limit="1" ${attributes}`)
    .replace(" /></bpmn:extensionElements>", `><mt:people ${settings} /></mt:step></bpmn:extensionElements>`)
    .replace("</bpmn:userTask>", `${multi}</bpmn:userTask>`);
const line = (...ids: string[]) => ids.slice(1).map((id, at) => flow(ids[at] ?? "", id));
const OVER_PEOPLE = `<bpmn:multiInstanceLoopCharacteristics isSequential="true" mt:members="people" mt:rule="all" />`;

/** The hygiene licence with steps of such people between receipt and decision, and an application that has been accepted. */
async function accepted(steps: Record<string, Parameters<typeof people>[1] | string>, input: Record<string, unknown> = {}) {
  const ids = Object.keys(steps);
  const drawing = drawn(...Object.values(steps), ...line("receive", ...ids, "decide", "deliver"));
  const published = await publishedAs(world.house, drawing);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(published));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(published.item), ...input });
  return caseId;
}

const tasksOf = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).tasks;
const holders = async (caseId: string) =>
  (await tasksOf(caseId)).map(({ node, assignee, candidates, handedUp }) =>
    [
      node,
      assignee?.name ??
        candidates
          ?.map(({ name }) => name)
          .sort()
          .join("/") ??
        handedUp?.reason ??
        "queue",
    ].join(" "),
  );
const act = async (name: string, caseId: string, command = "agree", more: Record<string, unknown> = {}) => {
  const [task] = await tasksOf(caseId);
  const input = { visit: task?.visit, opinion: "经审查，情况属实", ...more };
  return performCase(world.house, staff[name] as PersonActor, { command: command as "agree", caseId, key: randomUUID(), input });
};
const has = async (name: string, box: Box, caseId: string) =>
  (await worklist(world.house, staff[name] as PersonActor, { box, limit: 100 })).rows.some(({ id }) => id === caseId);

describe("the person of a step is found", () => {
  const number = (name: string) => staff[name]?.staffNumber ?? "";
  test.each<[string, () => string, string]>([
    ["by post", () => `find="post"`, "queue"],
    ["among all of the department", () => `find="members"`, ["审查甲", "审查乙", "股长", "局长", "批准人"].sort().join("/")],
    ["by section", () => `find="section" section="监督一股"`, ["审查甲", "审查乙", "股长"].sort().join("/")],
    ["as head of the department", () => `find="head"`, "局长"],
    ["as head of a section", () => `find="head" section="监督一股"`, "股长"],
    ["as the head one level up", () => `find="heads-up" levels="1"`, "局长"],
    ["by staff number", () => `find="people" people="${number("审查甲")},${number("批准人")}"`, ["审查甲", "批准人"].sort().join("/")],
    ["as whoever took the application in", () => `find="starter"`, "收件员"],
    ["as their section's head", () => `find="starter-head"`, "窗口科长"],
    [
      "by an expression",
      () => `find="expression" expression="if case.channel = &quot;web&quot; then &quot;${number("审查乙")}&quot; else null"`,
      "审查乙",
    ],
    ["by an expression without an answer: the process manager says", () => `find="expression" expression="null"`, "expression-failed"],
    ["where nobody is: the process manager says", () => `find="section" section="没有这个股"`, "nobody-found"],
    [
      "where nobody is: the one named for that",
      () => `find="section" section="没有" nobody="person" nobodyPerson="${number("局长")}"`,
      "局长",
    ],
  ])("%s", async (_, settings, expected) => {
    const caseId = await accepted({ check: people("check", settings()) });
    expect(await holders(caseId)).toEqual([`check ${expected}`]);
  });

  test("one of several is drawn, the same at every look", async () => {
    const caseId = await accepted({ check: people("check", `find="members" pick="random"`) });
    const [first] = await holders(caseId);
    expect(first).not.toContain("/");
    expect(await holders(caseId)).toEqual([first]);
  });

  test("those found see it, may claim it and do it; others don't", async () => {
    const caseId = await accepted({ check: people("check", `find="section" section="监督一股"`) });
    expect([await has("股长", "pool", caseId), await has("审查甲", "todo", caseId), await has("批准人", "todo", caseId)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await act("批准人", caseId)).toMatchObject({ ok: false });
    expect(await act("股长", caseId, "claim")).toMatchObject({ ok: true });
    expect(await has("审查甲", "todo", caseId)).toBe(false);
    expect(await act("股长", caseId)).toMatchObject({ ok: true });
    expect((await tasksOf(caseId)).map(({ node }) => node)).toEqual(["decide"]);
  });

  test("the heads of several levels sign one after another", async () => {
    const caseId = await accepted({ check: people("check", `find="heads-up" levels="2"`, { multi: OVER_PEOPLE }) });
    expect(await holders(caseId)).toEqual(["check 局长"]);
    await act("局长", caseId);
    expect(await holders(caseId)).toEqual(["check 县长"]);
    expect(await act("县长", caseId)).toMatchObject({ ok: true });
    expect((await tasksOf(caseId)).map(({ node }) => node)).toEqual(["decide"]);
  });

  test("several who sign, none of whom is there, wait with the process manager, who names one", async () => {
    const caseId = await accepted({ check: people("check", `find="section" section="没有"`, { multi: OVER_PEOPLE }) });
    expect(await holders(caseId)).toEqual(["check nobody-found"]);
    const manager = await hire("流程管理员", HEALTH, "process-manager");
    const again = await accepted({ check: people("check", `find="section" section="没有"`) });
    expect(await tasksOf(again)).toMatchObject([{ org: HEALTH, post: "process-manager", handedUp: { org: OFFICE, post: "reviewer" } }]);
    expect(await has("流程管理员", "todo", again)).toBe(true);
    expect(await act("流程管理员", again)).toMatchObject({ ok: false });
    expect(await act("流程管理员", again, "transfer", { to: staff.股长?.id, reason: "由股长审查" })).toMatchObject({ ok: true });
    expect(await holders(again)).toEqual(["check 股长"]);
    expect(await act("股长", again)).toMatchObject({ ok: true });
    await endHolding(world.house, security(), { id: manager.id, org: HEALTH, post: "process-manager" });
  });
});

function security(): Actor {
  return {
    kind: "person",
    id: randomUUID(),
    staffNumber: "S",
    name: "安全",
    holdings: [],
    grants: PERMISSIONS.map((permission) => ({ permission, scope: "all", orgs: [] })),
  };
}

describe("people are chosen", () => {
  test("by whoever did the step before, who is asked for it", async () => {
    const steps = {
      first: people("first", `find="people" people="${staff.审查甲?.staffNumber}"`),
      next: people("next", `find="previous-chooses"`),
    };
    const caseId = await accepted(steps);
    const shown = (await see(world.house, staff.审查甲 as PersonActor, caseId)).acts.find((one) => one.act === "agree");
    expect(shown?.choices).toMatchObject([{ node: "next", needed: true }]);
    expect(await act("审查甲", caseId)).toMatchObject({ ok: false, code: "cases/choose-person" });
    expect(await act("审查甲", caseId, "agree", { choose: { next: [clerk.id] } })).toMatchObject({
      ok: false,
      code: "cases/not-to-be-chosen",
    });
    expect(await act("审查甲", caseId, "agree", { choose: { decide: [staff.局长?.id] } })).toMatchObject({
      ok: false,
      code: "cases/not-yours-to-choose",
    });
    expect(await act("审查甲", caseId, "agree", { choose: { next: [staff.局长?.id] } })).toMatchObject({ ok: true });
    expect(await holders(caseId)).toEqual(["next 局长"]);
  });

  test("by whoever took the application in, for steps far ahead", async () => {
    const steps = { first: people("first", `find="head"`), later: people("later", `find="starter-chooses"`) };
    const caseId = await accepted(steps, { choose: { later: [staff.审查乙?.id] } });
    await act("局长", caseId);
    expect(await holders(caseId)).toEqual(["later 审查乙"]);
  });

  test("by whoever took the application in, who can't go on without: nobody is asked for it later", async () => {
    const ahead = { first: people("first", `find="head"`), later: people("later", `find="starter-chooses"`) };
    const published = await publishedAs(
      world.house,
      drawn(...Object.values(ahead), ...line("receive", "first", "later", "decide", "deliver")),
    );
    const { caseId } = await must(world.house, CITIZEN, "submit", null, anApplication(published));
    const shown = (await see(world.house, clerk, caseId)).acts.find((one) => one.act === "accept");
    expect(shown?.choices).toMatchObject([{ node: "later", needed: true }]);
    const accept = (choose: Record<string, unknown>) => {
      const input = { checked: requiredOf(published.item), ...choose };
      return performCase(world.house, clerk, { command: "accept", caseId, key: randomUUID(), input });
    };
    expect(await accept({})).toMatchObject({ ok: false, code: "cases/choose-ahead", detail: { node: "later" } });
    expect(await accept({ choose: { later: [staff.审查甲?.id] } })).toMatchObject({ ok: true });
  });

  test("by nobody where the step says what becomes of it then, or where there is nobody to choose", async () => {
    const left = { first: people("first", `find="head"`), later: people("later", `find="starter-chooses" nobody="agree"`) };
    expect(await holders(await accepted(left))).toEqual(["first 局长"]);
    const empty = people("later", `find="starter-chooses"`).replace("unit:QQ", "unit:NN");
    const caseId = await accepted({ first: people("first", `find="people" people="${staff.审查甲?.staffNumber}"`), later: empty });
    expect(await act("审查甲", caseId)).toMatchObject({ ok: true });
    expect(await holders(caseId)).toEqual(["later nobody-found"]);
  });
});

describe("a step passes by itself", () => {
  const passes = async (caseId: string) => (await see(world.house, SYSTEM, caseId)).timeline.flatMap((entry) => entry.passes);

  test("when its condition says so", async () => {
    const caseId = await accepted({ check: people("check", `find="head"`, { attributes: `skip="case.channel = &quot;web&quot;"` }) });
    expect((await tasksOf(caseId)).map(({ node }) => node)).toEqual(["decide"]);
    expect(await passes(caseId)).toEqual([{ step: "check", reason: "skip", agree: true }]);
  });

  test("when it is the starter's own, or goes to their head, as the step says", async () => {
    const skipped = await accepted({ check: people("check", `find="starter" self="skip"`) });
    expect(await passes(skipped)).toMatchObject([{ step: "check", reason: "self" }]);
    const headed = await accepted({ check: people("check", `find="starter" self="head"`) });
    expect(await holders(headed)).toEqual(["check 窗口科长"]);
  });

  test("when nobody is found and it may agree by itself", async () => {
    const caseId = await accepted({ check: people("check", `find="section" section="没有" nobody="agree"`) });
    expect(await passes(caseId)).toMatchObject([{ reason: "nobody" }]);
  });

  test("when the same person has judged already: once, or only one step after another", async () => {
    const head = (id: string, again: string) => people(id, `find="head" again="${again}"`);
    const once = await accepted({
      a: people("a", `find="head"`),
      b: people("b", `find="people" people="${staff.审查甲?.staffNumber}"`),
      c: head("c", "once"),
    });
    await act("局长", once);
    await act("审查甲", once);
    expect((await tasksOf(once)).map(({ node }) => node)).toEqual(["decide"]);
    const next = await accepted({
      a: people("a", `find="head"`),
      b: head("b", "consecutive"),
      c: people("c", `find="people" people="${staff.审查甲?.staffNumber}"`),
      e: head("e", "consecutive"),
    });
    await act("局长", next);
    expect((await passes(next)).map(({ step: name }) => name)).toEqual(["b"]);
    await act("审查甲", next);
    expect(await holders(next)).toEqual(["e 局长"]);
  });

  test("and returned into, it is done by its person: a return is never answered by the house (practice 4.3 no. 11)", async () => {
    const caseId = await accepted({ own: people("own", `find="starter" self="skip"`), check: people("check", `find="head"`) });
    expect(await holders(caseId)).toEqual(["check 局长"]);
    expect(await act("局长", caseId, "return", { target: "own", after: "rerun" })).toMatchObject({ ok: true });
    expect(await holders(caseId)).toEqual(["own 收件员"]);
    expect(await act("收件员", caseId)).toMatchObject({ ok: true });
    expect(await holders(caseId)).toEqual(["check 局长"]);
  });

  test("and what was taken back after such a pass passes again, and stays whole", async () => {
    const caseId = await accepted({
      first: people("first", `find="head"`),
      own: people("own", `find="head" again="consecutive"`),
      check: people("check", `find="people" people="${staff.审查甲?.staffNumber}"`),
    });
    const [task] = await tasksOf(caseId);
    await act("局长", caseId);
    expect(await holders(caseId)).toEqual(["check 审查甲"]);
    const input = { visit: task?.visit, reason: "漏看一页" };
    expect(
      await performCase(world.house, staff.局长 as PersonActor, { command: "recall", caseId, key: randomUUID(), input }),
    ).toMatchObject({ ok: true });
    expect(await holders(caseId)).toEqual(["first 局长"]);
    await act("局长", caseId);
    expect(await holders(caseId)).toEqual(["check 审查甲"]);
  });
});

describe("who leaves loses the step at once", () => {
  test("and it goes to the others, or to the process manager when none is left (practice 4.3 no. 15)", async () => {
    const leaving = await hire("要走的", OFFICE, "handler", "临时股");
    const caseId = await accepted({ check: people("check", `find="section" section="临时股"`) });
    expect(await holders(caseId)).toEqual(["check 要走的"]);
    await endHolding(world.house, security(), { id: leaving.id, org: OFFICE, post: "handler" });
    staff.要走的 = (await actorOf(world.house, leaving.id)) as PersonActor;
    expect(await act("要走的", caseId)).toMatchObject({ ok: false });
    expect(await has("要走的", "todo", caseId)).toBe(false);
    await sweepReleased(world.house);
    expect(await holders(caseId)).toEqual(["check nobody-left"]);
  });
});

test("lists, tables and journal agree afterwards, and everybody is found in the directory", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
  const directory = await staffDirectory(world.house);
  expect((await orgs(world.house)).size).toBeGreaterThan(1);
  expect(directory.byNumber(staff.局长?.staffNumber ?? "")?.name).toBe("局长");
});

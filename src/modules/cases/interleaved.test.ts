import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { readJournal, readMatter, verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseKind, caseMatters } from "./case-kind.ts";
import { anApplication, type CaseWorld, caseWorld, type configured, must, requiredOf } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import type { CaseCommandName } from "./shared.ts";
import { sweepTimers } from "./sweep.ts";

/** Rounds in which two officers, the citizen and a timer act at once: some fifteen seconds. */
const ROUNDS = Number(process.env.INTERLEAVINGS ?? 1000);
const AT_ONCE = 6;
let world: CaseWorld;
let item: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;
let officers: PersonActor[];

/** A step beside which a timer runs that ends it. */
const TIMED = drawn(
  step("handle", "handle"),
  '<bpmn:boundaryEvent id="late" name="late" attachedToRef="handle" cancelActivity="true"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
  step("review", "review", "handler"),
  flow("receive", "handle") + flow("handle", "review") + flow("late", "review") + flow("review", "decide") + flow("decide", "deliver"),
);

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  item = await publishedAs(world.house, TIMED);
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  const { department } = item.item.package;
  officers = [
    await actorFor(world.house, { org: department, post: "handler" }),
    await actorFor(world.house, { org: department, post: "handler" }),
  ];
}, 60_000);
afterAll(() => world.close());

async function waiting(): Promise<string> {
  world.clock.set("2026-03-06T10:00:00+08:00");
  const { caseId } = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(item));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

/** One round: everybody acts on what they saw, at the same time. */
async function round(caseId: string, mix: number) {
  const { house } = world;
  const seen = await readMatter(house, caseKind, caseId);
  const visit = Object.values(seen?.state.tasks ?? {}).find((task) => task.closedAt === null)?.visit ?? "";
  const act = (actor: Actor, command: CaseCommandName, input: object) =>
    performCase(house, actor, {
      command,
      caseId,
      key: randomUUID(),
      input,
      ...(mix % 3 === 0 ? { expectedVersion: seen?.version ?? 0 } : {}),
    });
  const [one, two] = officers as [PersonActor, PersonActor];
  const opinion = "经审查，材料属实，同意";
  const acts = [
    () => act(one, "agree", { visit, opinion }),
    () => (mix % 2 === 0 ? act(two, "agree", { visit, opinion }) : act(two, "save-opinion", { visit, opinion })),
    () => act({ kind: "citizen", id: caseId, name: "" }, mix % 5 === 0 ? "withdraw" : "supply", { reason: "不办了", papers: [] }),
    () => act(two, mix % 7 === 0 ? "suspend" : "claim", { visit, kind: "inspection", days: 3, reason: "检验", noticed: true }),
  ];
  const turned = [...acts.slice(mix % 4), ...acts.slice(0, mix % 4)];
  return Promise.all(turned.map((each) => each()));
}

test("two officers, a citizen and a timer at once: nothing is lost, nothing done twice, and whoever comes second hears why", async () => {
  const { house } = world;
  let succeeded = 0;
  for (let begun = 0; begun < ROUNDS; begun += AT_ONCE) {
    const cases = await Promise.all(Array.from({ length: AT_ONCE }, waiting));
    // The timers are due now; the sweep runs into the people's acts.
    world.clock.set("2026-03-06T11:30:00+08:00");
    const [outcomes] = await Promise.all([Promise.all(cases.map((caseId, index) => round(caseId, begun + index))), sweepTimers(house)]);
    for (const [index, caseId] of cases.entries()) {
      const events = await readJournal(house, caseKind, caseId);
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, at) => at + 1));
      const done = (outcomes[index] ?? []).filter((outcome) => outcome.ok);
      const told = events.filter((event) => event.type !== "case/timer-fired");
      // Each success is one entry, each entry somebody's success: submitted, accepted, and what was done here.
      expect(told.length).toBe(2 + done.length);
      const ends = events.filter((event) => event.type === "case/agreed" || event.type === "case/timer-fired");
      expect(ends.length).toBeLessThanOrEqual(2);
      expect(new Set(ends.map((event) => event.data.process?.find((each) => each.type === "visit-left")?.visit)).size).toBe(ends.length);
      for (const outcome of outcomes[index] ?? []) if (!outcome.ok) expect(outcome.code).toMatch(/^(cases|matters|process)\//);
      succeeded += done.length;
    }
  }
  expect(succeeded).toBeGreaterThan(ROUNDS / 2);
  expect((await verify(house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
}, 600_000);

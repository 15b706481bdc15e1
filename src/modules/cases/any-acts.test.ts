import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import { actorOf } from "../identity/index.ts";
import type { Actor, PersonActor, Post } from "../identity/shared.ts";
import { foldFrames, type JournalEvent, type Matter, openTasks } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { CaseOwn } from "./domain/own.ts";
import { stepTasks } from "./domain/side-tasks.ts";
import { anApplication, type CaseWorld, caseWorld, configured, requiredOf } from "./fixtures.ts";
import { type Rehearsal, rehearseCases } from "./rehearse-cases.ts";
import type { CaseCommandName } from "./shared.ts";

// Whatever people do, in whatever order: the case never gets stuck, limits never come nearer than the law gave them, and replay shows what was.
const DAY_MS = 86_400_000;
const START = new Date("2026-03-06T10:00:00+08:00").getTime();
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;
let manager: PersonActor;
const people = new Map<string, Promise<PersonActor>>();

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  manager = await actorFor(world.house, { org: "610999", post: "process-manager" });
}, 60_000);
afterAll(() => world.close());

function seat(org: string, post: string, which: number): Promise<PersonActor> {
  const key = `${org} ${post} ${which}`;
  const found = people.get(key) ?? actorFor(world.house, { org, post: post as Post });
  people.set(key, found);
  return found;
}

const VERBS = [
  "agree", "return", "transfer", "delegate", "add-signers", "remove-signer", "sign", "suspend", "resume", "save-opinion", "ask", "answer",
  "ask-extension", "answer-extension", "recall", "jump", "urge", "decide", "send-up", "enter-reply", "deliver", "supply", "claim", "unclaim", "disagree",
] as const satisfies CaseCommandName[]; // biome-ignore format: a list

interface Try {
  verb: (typeof VERBS)[number];
  who: number;
  which: number;
  hours: number;
}
const tries = fc.array(
  fc.record<Try>({
    verb: fc.constantFrom(...VERBS),
    who: fc.nat(2),
    which: fc.nat(5),
    hours: fc.constantFrom(0, 0, 1, 20, 60),
  }),
  { minLength: 5, maxLength: 25 },
);

async function attempt(stage: Rehearsal, caseId: string, { verb, who, which }: Try, at: Date) {
  const { state } = stage.look(caseId);
  const tasks = verb === "recall" ? Object.values(state.tasks).filter((task) => task.closedAt) : openTasks(state);
  const task = tasks[which % Math.max(1, tasks.length)];
  const holder = async () => {
    const named = task?.signers?.find((one) => one.status === "open")?.person ?? task?.assignee ?? task?.closedBy;
    return (named ? await actorOf(world.house, named) : null) ?? (await seat(task?.org ?? "610999WS", task?.post ?? "handler", who));
  };
  const actor: Actor =
    verb === "supply" ? { kind: "citizen", id: caseId, name: "" } : verb === "jump" || verb === "urge" ? manager : await holder();
  const other = await seat(task?.org ?? "610999WS", verb === "transfer" ? (task?.post ?? "handler") : "reviewer", 7);
  const nodes = Object.values(state.tasks).map((each) => each.node);
  const waiting = task?.signers?.find((one) => one.kind !== "main" && (one.status === "open" || one.status === "waiting"))?.person;
  const input = {
    ...{
      visit: task?.visit ?? "none",
      opinion: "经审查，材料属实，同意办理",
      reason: "理由若干",
      question: "？",
      answer: "。",
      form: null,
    },
    ...{ to: other.id, people: [other.id], person: waiting ?? other.id, when: who === 0 ? "before" : "after", agree: who !== 1 },
    ...{ target: nodes[which % Math.max(1, nodes.length)] ?? "none", after: who === 0 ? "direct" : "rerun", outcome: "grant" },
    ...{
      kind: "inspection",
      days: 3,
      noticed: true,
      promise: who === 0,
      authority: "上级",
      manner: "window",
      receiver: "某",
      papers: ["x"],
    },
  };
  return stage.perform(actor, { command: verb, caseId, key: randomUUID(), input }, at);
}

function dueOf({ state }: Matter<CaseOwn>, kind: string): string {
  return state.clocks[kind]?.due ?? "";
}

/** The state folded from what was told equals the one that was worked with. */
function replayed(stage: Rehearsal, caseId: string): unknown {
  const events: JournalEvent[] = stage
    .told(caseId)
    .flatMap((told) => told.events.map((event) => ({ ...event, at: told.at.toISOString(), actor: told.actor, sequence: 0 })))
    .map((event, index) => JSON.parse(JSON.stringify({ ...event, sequence: index + 1 })));
  return [...foldFrames(world.house, caseKind, caseId, events)].at(-1)?.state;
}

/** The hygiene licence with its review put to a vote of three (票签), of whom everybody of the post may give one. */
function voted({ item, sample }: Awaited<ReturnType<typeof configured>>) {
  const multi = { sequential: false, members: "3", rule: "weight", share: 50 } as const;
  const nodes = item.process.nodes.map((node) => (node.id === "review" ? { ...node, multi } : node));
  return { item: { ...item, process: { ...item.process, nodes } }, sample };
}

test.each([
  ["public-place-hygiene", false],
  ["public-place-hygiene", true],
  ["investment-approval", false],
  ["nurse-licence", false],
] as const)(
  "%s (a vote in it: %s): any acts in any order",
  async (slug, votes) => {
    const found = await configured(world.house, slug);
    const given = votes ? voted(found) : found;
    const clerk = await seat("610999ZW", "window-clerk", 0);
    let done = 0;
    await fc.assert(
      fc.asyncProperty(tries, async (sequence) => {
        const stage = rehearseCases(world.house, given.item);
        const submitted = await stage.perform(
          CITIZEN,
          { command: "submit", key: randomUUID(), input: anApplication(given) },
          new Date(START),
        );
        if (!submitted.ok) throw new Error(submitted.code);
        const { caseId } = submitted;
        await stage.perform(
          clerk,
          { command: "accept", caseId, key: randomUUID(), input: { checked: requiredOf(given.item) } },
          new Date(START),
        );
        const [statutory, promise] = [dueOf(stage.look(caseId), "statutory"), dueOf(stage.look(caseId), "promise")];
        let now = START;
        for (const one of sequence) {
          now += (one.hours / 24) * DAY_MS;
          const before = stage.look(caseId);
          const outcome = await attempt(stage, caseId, one, new Date(now));
          const after = stage.look(caseId);
          if (!outcome.ok) expect([after, outcome.code]).toEqual([before, expect.stringMatching(/^(cases|process|matters)\//)]);
          else done++;
          // A clock may only give more than the law gave at first.
          expect(dueOf(after, "statutory") >= statutory && dueOf(after, "promise") >= promise).toBe(true);
          // Somebody's turn, always, until it has ended; nothing waits afterwards.
          expect(after.state.endedAt === null ? stepTasks(after.state).length > 0 : openTasks(after.state).length === 0).toBe(true);
        }
        expect(replayed(stage, caseId)).toEqual(JSON.parse(JSON.stringify(stage.look(caseId).state)));
        // And it can always be brought to an end.
        if (stage.look(caseId).state.endedAt === null) {
          const end = await stage.perform(
            manager,
            { command: "terminate", caseId, key: randomUUID(), input: { reason: "无法继续" } },
            new Date(now),
          );
          expect(end).toMatchObject({ ok: true });
        }
      }),
      { numRuns: 40 },
    );
    expect(done).toBeGreaterThan(40);
  },
  60_000,
);

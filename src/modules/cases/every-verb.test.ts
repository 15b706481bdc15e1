import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConfiguredSlug } from "../catalogue/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import { actorOf } from "../identity/index.ts";
import type { Actor, PersonActor, Post } from "../identity/shared.ts";
import { openTasks } from "../matters/index.ts";
import { ACT_NAMES, ACTS, type Act } from "./domain/acts.ts";
import { stepTasks } from "./domain/side-tasks.ts";
import { anApplication, type CaseWorld, caseWorld, configured, requiredOf, VILLAGE } from "./fixtures.ts";
import { type Rehearsal, rehearseCases } from "./rehearse-cases.ts";

// Every verb at every stage of every kind, by whoever may do it at all: done, or refused with which reason. The table is docs for people, too.
const AT = new Date("2026-03-06T10:00:00+08:00");
const LATER = new Date("2026-03-25T10:00:00+08:00");
let world: CaseWorld;
const people = new Map<string, Promise<PersonActor>>();
let manager: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  manager = await actorFor(world.house, { org: "610999", post: "process-manager" });
}, 60_000);
afterAll(() => world.close());

/** The same person for the same seat each time. */
function seat(org: string, post: string, which = "first"): Promise<PersonActor> {
  const key = `${org} ${post} ${which}`;
  const found = people.get(key) ?? actorFor(world.house, { org, post: post as Post });
  people.set(key, found);
  return found;
}

/** Papers, copies and money have tables of their own; whatever they ask for besides the stage would only hide it here. */
const ELSEWHERE: ReadonlySet<string> = new Set(["copy", "issue-document", "void-document", "charge", "record-payment"]);
const VERBS = ACT_NAMES.filter((act) => !ELSEWHERE.has(act));

interface Stage {
  name: string;
  /** What leads there from the stage before. */
  by: readonly [Act, Record<string, unknown>?][];
}

const OPINION = "经审查，材料属实，同意办理";
const TO_HANDLE: Stage[] = [
  { name: "submitted", by: [] },
  { name: "awaiting", by: [["ask-supplement"]] },
  { name: "handle", by: [["supply"], ["accept"]] },
  { name: "suspended", by: [["suspend"]] },
];
const KINDS: Record<string, { slug: ConfiguredSlug; stages: Stage[] }> = {
  instant: {
    slug: "employment-registration",
    stages: [
      { name: "submitted", by: [] },
      { name: "closed", by: [["settle"]] },
    ],
  },
  promised: {
    slug: "public-place-hygiene",
    stages: [
      ...TO_HANDLE,
      { name: "decide", by: [["resume"], ["agree"], ["agree"], ["agree"]] },
      { name: "decided", by: [["decide"]] },
      { name: "closed", by: [["deliver"]] },
    ],
  },
  publicised: {
    slug: "minimum-living-allowance",
    stages: [
      { name: "submitted", by: [] },
      { name: "publicise", by: [["accept"], ["agree"]] },
    ],
  },
  deferred: {
    slug: "emergency-plan-record",
    stages: [
      { name: "submitted", by: [] },
      { name: "handle", by: [["accept"]] },
    ],
  },
  forwarded: {
    slug: "nurse-licence",
    stages: [
      { name: "submitted", by: [] },
      { name: "send-up", by: [["accept"], ["agree"], ["agree"]] },
      { name: "sent-up", by: [["send-up"]] },
      { name: "decide", by: [["enter-reply"]] },
    ],
  },
  joint: {
    slug: "investment-approval",
    stages: [
      { name: "submitted", by: [] },
      { name: "opinion", by: [["accept"], ["agree"]] },
      { name: "withdrawn", by: [["withdraw"]] },
    ],
  },
};

type Configured = Awaited<ReturnType<typeof configured>>;

async function begin({ item, sample }: Configured): Promise<{ stage: Rehearsal; caseId: string }> {
  const stage = rehearseCases(world.house, item);
  const application = anApplication({ item, sample });
  const outcome = await stage.perform(
    { kind: "citizen", id: null, name: "" },
    { command: "submit", key: randomUUID(), input: application },
    AT,
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { stage, caseId: outcome.caseId };
}

/** Whoever an act is for: the holder of the first open step, the applicant, the manager, the window, whoever did the step before. */
async function doerOf(act: Act, stage: Rehearsal, caseId: string): Promise<Actor> {
  const { state } = stage.look(caseId);
  const { by } = ACTS[act];
  if (by === "applicant") return { kind: "citizen", id: caseId, name: "" };
  if (by === "manager") return manager;
  if (by === "waiting") return seat(state.own.window, "window-clerk");
  const done = Object.values(state.tasks).findLast((task) => task.closedBy !== null);
  const before = by === "before" && done?.closedBy ? await actorOf(world.house, done.closedBy) : null;
  if (before) return before;
  const [task] = openTasks(state);
  const named = task?.assignee ? await actorOf(world.house, task.assignee) : null;
  return named ?? seat(task?.org ?? VILLAGE, task?.post ?? "window-clerk");
}

async function inputOf(act: Act, given: Configured, stage: Rehearsal, caseId: string): Promise<Record<string, unknown>> {
  const { state } = stage.look(caseId);
  const task = stepTasks(state)[0];
  const done = Object.values(state.tasks).findLast((each) => each.closedBy !== null);
  const { item, sample } = given;
  const required = requiredOf(item);
  const procedure = item.package.specialProcedures[0];
  const other = await seat(task?.org ?? "610999ZW", task?.post ?? "window-clerk", "second");
  const later = item.package.materials
    .filter((each) => each.necessity === "later")
    .map(({ code }) => ({ material: code, by: "2026-03-20" }));
  const words = { opinion: OPINION, reason: "说明理由若干字以上", note: "", question: "请问？", answer: "如下" };
  const people = { to: other.id, people: [other.id], person: other.id };
  return {
    ...words,
    ...people,
    visit: (act === "recall" ? done?.visit : (openTasks(state).find((each) => each.role === SIDE[act]) ?? task)?.visit) ?? "none",
    checked: required,
    later: act === "accept" ? later : undefined,
    lacks: [{ material: required[0], lack: "缺页" }],
    situations: Object.fromEntries(Object.keys(sample.situations ?? {}).map((id) => [id, "no"])),
    papers: act === "supply" || act === "receive" ? (act === "supply" ? [required[0]] : []) : [],
    form: task?.node === "examine" ? { ...sample.form, ...sample.staff } : null,
    outcome: act === "refuse" ? "declined" : "grant",
    target: act === "return" ? (done?.node ?? "none") : "decide",
    kind: procedure?.kind ?? "hearing",
    days: 3,
    noticed: true,
    promise: false,
    when: "before",
    agree: true,
    authority: "市级主管部门",
    manner: act === "record-payment" ? "cash" : "window",
    paid: 100,
    receiver: "领取人",
    lines: [{ fee: "无此收费" }],
  };
}

/** Acts at tasks beside the steps. */
const SIDE: Partial<Record<Act, string>> = { answer: "question", "answer-extension": "extension" };

async function perform(act: Act, given: Configured, stage: Rehearsal, caseId: string, at: Date) {
  const doer = await doerOf(act, stage, caseId);
  return stage.perform(doer, { command: act, caseId, key: randomUUID(), input: await inputOf(act, given, stage, caseId) }, at);
}

async function cameTo(given: Configured, stages: readonly Stage[]): Promise<{ stage: Rehearsal; caseId: string }> {
  const { stage, caseId } = await begin(given);
  for (const [act] of stages.flatMap((each) => each.by)) {
    const outcome = await perform(act, given, stage, caseId, AT);
    if (!outcome.ok) throw new Error(`${act}: ${JSON.stringify(outcome)}`);
  }
  return { stage, caseId };
}

test("every verb at every stage of every kind is done, or refused with its reason", async () => {
  const lines: string[] = [];
  for (const [kind, { slug, stages }] of Object.entries(KINDS)) {
    const given = await configured(world.house, slug);
    const columns: string[][] = [];
    for (const index of stages.keys()) {
      const column: string[] = [];
      for (const act of VERBS) {
        const { stage, caseId } = await cameTo(given, stages.slice(0, index + 1));
        const outcome = await perform(act, given, stage, caseId, AT);
        column.push(outcome.ok ? "done" : outcome.code.replace(/^cases\//, ""));
      }
      columns.push(column);
    }
    lines.push(`## ${kind}`, "", `| verb | ${stages.map(({ name }) => name).join(" | ")} |`, `| --- |${" --- |".repeat(stages.length)}`);
    for (const [row, act] of VERBS.entries()) lines.push(`| ${act} | ${columns.map((column) => column[row]).join(" | ")} |`);
    lines.push("");
  }
  await expect(`${lines.join("\n")}`).toMatchFileSnapshot(join(import.meta.dirname, "every-verb.md"));
}, 120_000);

test("a 公示 can be closed once its period has run", async () => {
  const given = await configured(world.house, "minimum-living-allowance");
  const { stage, caseId } = await cameTo(given, KINDS.publicised?.stages ?? []);
  expect(await perform("agree", given, stage, caseId, LATER)).toMatchObject({ ok: true });
});

import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor, testHouse } from "../../modules/identity/fixtures.ts";
import { type PersonActor, POSTS, type Post } from "../../modules/identity/shared.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { type DeskProcedure, mayCall, RIGHTS } from "./rights.ts";
import { deskRouter } from "./router.ts";
import type { DeskContext } from "./trpc.ts";

const PROCEDURES = Object.keys(RIGHTS) as DeskProcedure[];
const EVERYBODY: DeskProcedure[] = [
  "session.me",
  "session.words",
  "search.everything",
  "identity.delegations",
  "identity.delegationChoices",
  "identity.delegate",
  "identity.endDelegation",
  "notices.unread",
  "notices.list",
  "notices.read",
  "notices.contact",
  "notices.setContact",
  "notices.changes",
  "identity.organisations",
  "identity.people",
  "identity.person",
];
const READING: DeskProcedure[] = [
  "handovers.ofCase",
  "supervision.ofCase",
  "cases.view",
  "cases.explainClock",
  "cases.itemFacts",
  "cases.items",
];
const WORK: DeskProcedure[] = [
  ...READING,
  "documents.ofCase",
  "documents.preview",
  "cases.worklist",
  "cases.perform",
  "cases.performMany",
  "cases.savedFilters",
  "cases.saveFilter",
  "cases.dropFilter",
  "cases.candidates",
  "cases.annotations",
  "cases.annotate",
  "cases.removeAnnotation",
  "cases.staff",
  "cases.colleagues",
  "cases.changes",
];
const HANDING: DeskProcedure[] = [
  ...WORK,
  "handovers.lists",
  "handovers.view",
  "handovers.sign",
  "handovers.waiting",
  "handovers.handOver",
];
const QUESTIONS: DeskProcedure[] = ["consultations.worklist", "consultations.view", "consultations.changes"];
const ANSWERING: DeskProcedure[] = [...QUESTIONS, "consultations.departments", "consultations.perform"];
const WATCHING: DeskProcedure[] = [
  ...QUESTIONS,
  "supervision.live",
  "supervision.alarms",
  "supervision.changes",
  "supervision.replay",
  "documents.ofCase",
  "licences.holder",
];
const LICENCES: DeskProcedure[] = ["licences.list", "licences.view"];
const ENDING: DeskProcedure[] = [...LICENCES, "licences.holder", "licences.perform"];
const DESIGNING: DeskProcedure[] = [
  "designs.items",
  "designs.list",
  "designs.departments",
  "designs.staff",
  "designs.sections",
  "designs.view",
  "designs.check",
  "designs.versions",
  "designs.history",
  "designs.compare",
  "designs.restore",
  "designs.export",
  "designs.readImport",
  "designs.import",
  "designs.dryRun",
  "designs.sandbox",
  "designs.create",
  "designs.save",
  "designs.publish",
  "designs.discard",
  "documents.templates",
  "documents.template",
  "documents.templateVersion",
  "documents.tryTemplate",
  "documents.saveTemplate",
];

/** Who may call what beyond what everybody may: the second book, kept apart from the table it checks. */
const EXPECTED: Record<Post, DeskProcedure[]> = {
  "window-clerk": [
    ...HANDING,
    "intake.items",
    "intake.item",
    "intake.known",
    "intake.reuse",
    "intake.reuseInCase",
    "intake.stopReuse",
    "queue.desk",
    "queue.serve",
    "queue.changes",
  ],
  handler: [...HANDING, ...ANSWERING, ...ENDING],
  reviewer: [...HANDING, ...ENDING],
  approver: [...HANDING, ...ENDING],
  "section-head": [...HANDING, ...ENDING],
  head: [...HANDING, ...WATCHING, ...ANSWERING, ...ENDING],
  leader: [...HANDING, ...WATCHING, ...ANSWERING, ...LICENCES],
  "process-manager": [...WORK, ...LICENCES],
  supervisor: [...READING, ...WATCHING, ...LICENCES],
  "catalogue-editor": DESIGNING,
  "disclosure-editor": [],
  "system-administrator": [
    "identity.sectors",
    "documents.saveSeal",
    "documents.seals",
    "identity.addOrganisation",
    "identity.renameOrganisation",
    "identity.closeOrganisation",
  ],
  "security-administrator": [
    "identity.addPerson",
    "identity.setActive",
    "identity.resetPassword",
    "identity.unlock",
    "identity.giveHolding",
    "identity.endHolding",
  ],
  "audit-administrator": ["audit.entries"],
};

let open: OpenDb & { close(): Promise<void> };
let context: (actor: PersonActor | null, mustChangePassword?: boolean) => DeskContext;
const actors = new Map<Post, PersonActor>();

beforeAll(async () => {
  open = await testDatabase();
  const house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"));
  for (const post of POSTS) actors.set(post, await actorFor(house, { org: "610999MZ", post }));
  context = (actor, mustChangePassword = false) => ({
    house,
    lang: "zh-CN",
    actor,
    mustChangePassword,
    refreshActor: async () => actor,
    takeStream: () => () => {},
  });
});
afterAll(() => open.close());

/** The code the guard answers with; "through" when the call got past it, whatever became of it then. */
async function call(procedure: string, ctx: DeskContext): Promise<string> {
  const [group = "", name = ""] = procedure.split(".");
  const caller = deskRouter.createCaller(ctx) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    await caller[group]?.[name]?.({ "?": "no input that any procedure takes" });
    return "through";
  } catch (error) {
    const code = error instanceof TRPCError ? error.code : "fault";
    return ["UNAUTHORIZED", "FORBIDDEN", "PRECONDITION_FAILED"].includes(code) ? code : "through";
  }
}

test("every procedure has its line in the table, and no line is left over", () => {
  expect(Object.keys(deskRouter._def.procedures).sort()).toEqual([...PROCEDURES].sort());
});

test.each(POSTS)("a %s gets through to what the post is for, and is refused everything else", async (post) => {
  const actor = actors.get(post) ?? null;
  const through = await Promise.all(
    PROCEDURES.map(async (procedure) => ((await call(procedure, context(actor))) === "through" ? [procedure] : [])),
  );
  expect(through.flat().sort()).toEqual([...new Set([...EVERYBODY, ...EXPECTED[post]])].sort());
});

test("nobody gets anywhere unsigned", async () => {
  const answers = await Promise.all(PROCEDURES.map((procedure) => call(procedure, context(null))));
  expect(new Set(answers)).toEqual(new Set(["UNAUTHORIZED"]));
});

test("a first password must be changed before anything but seeing who one is", async () => {
  const actor = actors.get("window-clerk") ?? null;
  const answers = await Promise.all(PROCEDURES.map(async (procedure) => [procedure, await call(procedure, context(actor, true))] as const));
  expect(answers.filter(([, answer]) => answer !== "PRECONDITION_FAILED").map(([procedure]) => procedure)).toEqual(["session.me"]);
});

test("a procedure without a line is refused to everybody", () => {
  for (const actor of actors.values()) {
    expect(mayCall(actor, "cases.burn")).toBe(false);
    expect(mayCall(actor, "constructor")).toBe(false);
  }
});

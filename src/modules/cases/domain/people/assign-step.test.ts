import { expect, test } from "vitest";
import { shippedCalendar } from "../../../../core/calendar/testing.ts";
import type { StepSettings } from "../../../../core/process/index.ts";
import { directoryOf, type StaffMember } from "../../../identity/index.ts";
import type { Org, Post } from "../../../identity/shared.ts";
import type { Entered, Task } from "../../../matters/index.ts";
import type { CaseContext } from "../context.ts";
import { EMPTY_CASE } from "../own.ts";
import { type Assigning, assignStep } from "./assign-step.ts";

const orgOf = (code: string, parent: string | null) =>
  ({ code, parent, kind: parent ? "department" : "county", name: code }) as unknown as Org;
const ORGS = new Map([orgOf("610999", null), orgOf("610999WS", "610999"), orgOf("610999GT", "610999")].map((org) => [org.code, org]));
const member = (id: string, org: string, post: Post): StaffMember => ({
  id,
  name: id,
  staffNumber: id.toUpperCase(),
  holdings: [{ org, post, section: null }] as StaffMember["holdings"],
});

const STEP = {
  role: "review",
  org: "department",
  post: "reviewer",
  acts: [],
  fields: [],
  materials: [],
  documents: [],
  risks: [],
} as const;
const TASK: Task = {
  ...{ visit: "v5", node: "check", name: "check", role: "review", org: "610999WS", post: "reviewer", assignee: null },
  ...{ openedAt: "2026-03-06T02:00:00Z", due: null, closedAt: null, closedBy: null },
};

function assigning(staff: StaffMember[], variables: Record<string, unknown> = {}): Assigning {
  const own = { ...EMPTY_CASE, applicationNumber: "SQ1", window: "610999", item: { ...EMPTY_CASE.item, department: "610999WS" } };
  const process = { id: "p", nodes: [{ id: "check", step: STEP }], flows: [], scopes: [] };
  const context = {
    ...{ at: new Date("2026-03-06T02:00:00Z"), today: "2026-03-06", calendar: shippedCalendar(), region: "610999", lang: "zh-CN" },
    ...{ actor: { kind: "system", id: "system", name: "" }, orgs: ORGS, staff: directoryOf(staff), colleague: null, templates: {} },
    item: { process, package: { form: { pages: [] }, documents: [] } },
  } as unknown as CaseContext; // what finding people looks at
  const state = { process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own };
  return { state, own, context, variables, chosen: {}, passed: new Set(), kept: new Set() };
}

const entered = (settings: Partial<StepSettings>, visit: object, task = TASK) =>
  ({
    task,
    visit: { id: "v5", node: "check", how: "forward", previous: null, ...visit },
    step: { ...STEP, ...settings },
    tasks: [],
  }) as unknown as Entered;

test("a step entered again by its own hand in another organisation is to be claimed by those found there", () => {
  const staff = [
    member("one", "610999WS", "handler"),
    member("two", "610999GT", "handler"),
    member("h1", "610999WS", "head"),
    member("h2", "610999GT", "head"),
  ];
  const { task } = assignStep(
    assigning(staff, { who: ["ONE", "TWO"] }),
    entered({ people: { find: "field-head", field: "who" } }, { how: "recall" }, { ...TASK, assignee: "h2" }),
  );
  expect([task.org, task.assignee, task.candidates]).toEqual(["610999GT", "h2", ["h2"]]);
});

test("a head further up who has gone meanwhile is made up for by somebody of that organisation, not of the step's own", () => {
  const { task } = assignStep(
    assigning([member("manager", "610999", "process-manager")]),
    entered({ people: { find: "heads-up", levels: 2 } }, { member: { index: 1, item: "person:gone@610999" } }),
  );
  expect(task.handedUp).toEqual({ reason: "nobody-left", org: "610999", post: "reviewer" });
});

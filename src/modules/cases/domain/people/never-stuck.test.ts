import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedCalendar } from "../../../../core/calendar/testing.ts";
import { type CompiledProcess, compileProcess, evolve, FINDERS, initialState, type StepPeople } from "../../../../core/process/index.ts";
import { directoryOf, handlesCases, type StaffMember } from "../../../identity/index.ts";
import type { Actor, Org, Post } from "../../../identity/shared.ts";
import { actingOn, type MatterState, openTasks, type Task } from "../../../matters/index.ts";
import { drawn, flow, step } from "../../process-fixtures.ts";
import type { CaseAct, CaseContext } from "../context.ts";
import { begin, move } from "../moves.ts";
import { type CaseOwn, type CasePersonal, EMPTY_CASE } from "../own.ts";
import type { Moved } from "./follow-people.ts";
import { releasedFrom } from "./released-from.ts";

const DEPARTMENT = "610999WS";
const ORGS = new Map(
  [
    { code: "610999", kind: "county", parent: null },
    { code: DEPARTMENT, kind: "department", parent: "610999" },
    { code: "610999ZW", kind: "hall", parent: "610999" },
  ].map((org) => [org.code, { ...org, name: org.code, shortName: org.code, sectors: [], address: null, phone: null, active: true } as Org]),
);

const member = fc.record({
  org: fc.constantFrom(...ORGS.keys()),
  post: fc.constantFrom<Post>("window-clerk", "handler", "reviewer", "section-head", "head", "supervisor"),
  section: fc.constantFrom("一股", "二股", null),
});
const staffs = fc
  .array(member, { maxLength: 8 })
  .map((holdings) =>
    holdings.map(
      (holding, index): StaffMember => ({ id: `id-${index}`, name: `某${index}`, staffNumber: `N${index}`, holdings: [holding] }),
    ),
  );

const finder: fc.Arbitrary<StepPeople> = fc.record(
  {
    find: fc.constantFrom(...FINDERS),
    people: fc.constant(["N0", "N3"]),
    section: fc.constantFrom("一股", "没有"),
    field: fc.constantFrom("who", "nothing"),
    expression: fc.constantFrom('"N1"', '["N1", "N2"]', "null", 'get value({}, "x")'),
    levels: fc.constantFrom(1, 2),
    pick: fc.constantFrom("pool", "random"),
    nobody: fc.constantFrom("manager", "agree", "refuse", "person"),
    nobodyPerson: fc.constantFrom("N0", "N99"),
    self: fc.constantFrom("allow", "skip", "head"),
    again: fc.constantFrom("allow", "once", "consecutive"),
  },
  { requiredKeys: ["find", "people", "section", "field", "expression"] },
);

interface Drawn {
  people: StepPeople | null;
  signed: boolean;
  skip: boolean;
}
const processes = fc.array(fc.record<Drawn>({ people: fc.option(finder, { nil: null }), signed: fc.boolean(), skip: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});

/** Steps one after another between receipt and decision, with settings as they were drawn by chance. */
async function processOf(steps: readonly Drawn[]): Promise<CompiledProcess> {
  const ids = steps.map((_, index) => `s${index}`);
  const multi = `<bpmn:multiInstanceLoopCharacteristics mt:members="people" mt:rule="all" />`;
  const body = steps.map(({ people, signed }, index) =>
    step(`s${index}`, "review", "reviewer").replace("</bpmn:userTask>", `${people && signed ? multi : ""}</bpmn:userTask>`),
  );
  const all = ["receive", ...ids, "decide", "deliver"];
  const compiled = await compileProcess(drawn(...body, ...all.slice(1).map((id, at) => flow(all[at] ?? "", id))));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const nodes = compiled.process.nodes.map((node) => {
    const chance = steps[ids.indexOf(node.id)];
    if (!chance || !node.step) return node;
    return {
      ...node,
      step: { ...node.step, ...(chance.people ? { people: chance.people } : {}), ...(chance.skip ? { skip: "false" } : {}) },
    };
  });
  return { ...compiled.process, nodes };
}

const OWN: CaseOwn = { ...EMPTY_CASE, applicationNumber: "SQ1", window: "610999ZW", item: { ...EMPTY_CASE.item, department: DEPARTMENT } };
const FORM = { who: "N2" };

function contextOf(process: CompiledProcess, staff: readonly StaffMember[], actor: Actor): CaseContext {
  const item = { process, package: { form: { pages: [] }, documents: [] } } as unknown as CaseContext["item"]; // what finding people looks at
  return {
    at: new Date("2026-03-06T02:00:00Z"),
    today: "2026-03-06",
    calendar: shippedCalendar(),
    region: "610999",
    lang: "zh-CN",
    actor,
    item,
    orgs: ORGS,
    staff: directoryOf(staff),
    numbers: { application: "SQ1", case: null },
    colleague: null,
    templates: {} as CaseContext["templates"], // no documents here
  };
}

function after(state: MatterState<CaseOwn>, moved: Moved): MatterState<CaseOwn> {
  const tasks = { ...state.tasks, ...Object.fromEntries(moved.tasks.map((task) => [task.visit, task])) };
  return { ...state, tasks, process: moved.process.reduce(evolve, state.process ?? initialState()) };
}

const actorOf = (id: string): Actor => ({ kind: "person", id, staffNumber: id, name: id, holdings: [], grants: [] });
const isPlain = (task: Task) => actingOn(task).persons === null && !task.handedUp;
const canAct = (task: Task, staff: readonly StaffMember[]) =>
  (actingOn(task).persons ?? []).some((person) =>
    staff.some(({ id, holdings }) => id === person && holdings.some(({ org, post }) => org === task.org && handlesCases(post))),
  );

test("whoever is found, leaves or was never there: every open step has somebody or is the process manager's, and the case comes to its end", async () => {
  const chances = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(processes, staffs, chances, async (drawing, hired, chance) => {
      const process = await processOf(drawing);
      let staff = hired;
      let turn = 0;
      const draw = (below: number) => (chance[turn++ % chance.length] ?? 0) % below;
      const begun = begin(OWN, FORM, contextOf(process, staff, { kind: "citizen", id: null, name: "" }));
      if ("ok" in begun) throw new Error(begun.code);
      let state = after({ process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own: OWN }, begun);
      for (let acts = 0; state.process?.status === "running"; acts++) {
        expect(acts).toBeLessThan(200);
        const open = openTasks(state);
        expect(open.length).toBeGreaterThan(0);
        for (const task of open) expect(isPlain(task) || task.handedUp !== undefined || canAct(task, staff)).toBe(true);
        if (staff.length > 0 && draw(4) === 0) {
          const gone = staff[draw(staff.length)];
          staff = staff.filter((one) => one !== gone);
          const context = contextOf(process, staff, { kind: "system", id: "system", name: "" });
          const released = open.flatMap((task) => releasedFrom(task, gone?.id ?? "", OWN, context) ?? []);
          state = { ...state, tasks: { ...state.tasks, ...Object.fromEntries(released.map((task) => [task.visit, task])) } };
          continue;
        }
        const task = open[draw(open.length)] as Task; // there is one
        const doer = actingOn(task).persons?.[0] ?? staff[draw(Math.max(staff.length, 1))]?.id ?? "somebody";
        const act: CaseAct<unknown> = {
          matter: { region: "610999", id: "m", kind: "case", version: 1, openedAt: "2026-03-06T02:00:00Z", state, personal: {} },
          own: task.node === "decide" || task.node === "deliver" ? { ...OWN, outcome: "grant" } : OWN,
          personal: { applicant: {}, form: FORM, fileNames: {} } as unknown as CasePersonal,
          task,
          input: {},
          context: contextOf(process, staff, actorOf(doer)),
        };
        const moved = move(act, { kind: "complete", visit: task.visit });
        if ("ok" in moved) throw new Error(JSON.stringify(moved));
        state = after(state, moved);
      }
      expect(openTasks(state)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("a 公示 for which nobody is found waits with the process manager, whatever its version says: nothing passes it by itself", async () => {
  const drawing = drawn(
    step("show", "publicise"),
    ...[
      ["receive", "show"],
      ["show", "decide"],
      ["decide", "deliver"],
    ].map(([from = "", to = ""]) => flow(from, to)),
  );
  const compiled = await compileProcess(drawing);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const people: StepPeople = { find: "section", section: "没有", nobody: "agree" };
  const nodes = compiled.process.nodes.map((node) =>
    node.id === "show" && node.step ? { ...node, step: { ...node.step, people } } : node,
  );
  const context = contextOf({ ...compiled.process, nodes }, [], actorOf("clerk"));
  const begun = begin(OWN, FORM, context);
  if ("ok" in begun) throw new Error(begun.code);
  const state = after({ process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own: OWN }, begun);
  const [task = null] = openTasks(state);
  const act: CaseAct<unknown> = {
    matter: { region: "610999", id: "m", kind: "case", version: 1, openedAt: "2026-03-06T02:00:00Z", state, personal: {} },
    own: OWN,
    personal: { applicant: {}, form: FORM, fileNames: {} } as unknown as CasePersonal,
    task,
    input: {},
    context,
  };
  const moved = move(act, { kind: "complete", visit: task?.visit ?? "" });
  if ("ok" in moved) throw new Error(moved.code);
  expect(openTasks(after(state, moved))).toMatchObject([{ node: "show", handedUp: { reason: "nobody-found" } }]);
});

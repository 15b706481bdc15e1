import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leanActor, leanData, wholeActor } from "./lean.ts";
import { sameJson } from "./same-json.ts";
import {
  type ActorTrace,
  blankMatter,
  evolveMatter,
  type KindFold,
  type Matter,
  type MatterClock,
  type SpineData,
  type Task,
} from "./state.ts";

interface Own {
  title: string;
  tags: string[];
}

const fold: KindFold<Own> = {
  name: "note",
  initial: { title: "", tags: [] },
  evolve: (own) => own,
  evolvePersonal: (personal) => personal,
};

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc.constantFrom("2026-03-02", "2026-03-09", "2026-04-01");
const instant = fc.constantFrom("2026-03-02T02:00:00.000Z", "2026-03-09T02:00:00.000Z");
const word = fc.constantFrom("a", "b", "收件受理");
const task: fc.Arbitrary<Task> = fc.record({
  visit: fc.constantFrom("v1", "v2", "v3"),
  node: word,
  name: word,
  role: word,
  org: word,
  post: word,
  assignee: maybe(word),
  openedAt: instant,
  due: maybe(day),
  closedAt: maybe(instant),
  closedBy: maybe(word),
});
const term = fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constantFrom("workday" as const, "day" as const) });
const clock: fc.Arbitrary<MatterClock> = fc.record({
  id: fc.constantFrom("promise", "step:v1"),
  kind: word,
  visit: maybe(word),
  state: fc.constantFrom("running" as const, "stopped" as const, "met" as const, "dropped" as const),
  due: day,
  provisional: fc.boolean(),
  calendar: word,
  input: fc.record({
    start: day,
    startRule: word,
    term,
    extensions: fc.array(fc.record({ amount: fc.constant(1), unit: fc.constant("day" as const), approvedOn: day, reason: word }), {
      maxLength: 1,
    }),
    exclusions: fc.array(fc.record({ kind: word, noticed: day, told: fc.constant(3), reason: word }), { maxLength: 1 }),
  }),
  endedOn: maybe(day),
});
const spine: fc.Arbitrary<SpineData> = fc.record(
  {
    tasks: fc.array(task, { maxLength: 3 }),
    clocks: fc.array(clock, { maxLength: 2 }),
    timers: fc.dictionary(fc.constantFrom("t1", "t2"), maybe(instant)),
    ended: fc.boolean(),
  },
  { requiredKeys: [] },
);
const actor: fc.Arbitrary<ActorTrace> = fc.record({
  kind: fc.constantFrom("person" as const, "citizen" as const, "system" as const),
  id: maybe(word),
  name: maybe(word),
  staffNumber: maybe(word),
  org: maybe(word),
  post: maybe(word),
  section: maybe(word),
});

const blank = () => blankMatter("610999", "m", fold, "2026-03-02T02:00:00.000Z");
const nobody: ActorTrace = { kind: "system", id: null, name: null, staffNumber: null, org: null, post: null, section: null };
const grown = (matter: Matter<Own>, data: SpineData) =>
  evolveMatter(fold, matter, {
    type: "note/written",
    data: JSON.parse(JSON.stringify(data)) as SpineData & Record<string, unknown>,
    sequence: matter.version + 1,
    at: "2026-03-02T02:00:00.000Z",
    actor: nobody,
  });

describe("the lean forms", () => {
  it("fold to the same as the whole ones, event after event", () => {
    fc.assert(
      fc.property(fc.array(spine, { maxLength: 5 }), (events) => {
        let whole = blank();
        let lean = blank();
        for (const data of events) {
          const said = leanData({ ...data }, lean.state);
          expect(JSON.stringify(said).length).toBeLessThanOrEqual(JSON.stringify(data).length);
          whole = grown(whole, data);
          lean = grown(lean, said);
          expect(sameJson(lean.state, whole.state)).toBe(true);
        }
      }),
    );
  });

  it("of an actor is read back as it was", () => {
    fc.assert(
      fc.property(actor, (given) => {
        expect(wholeActor(leanActor(given))).toEqual(given);
      }),
    );
  });

  it("don't repeat what stood before", () => {
    const opened: Task = {
      visit: "v1",
      node: "n",
      name: "写",
      role: "handle",
      org: "o",
      post: "p",
      assignee: null,
      openedAt: "2026-03-02T02:00:00.000Z",
      due: null,
      closedAt: null,
      closedBy: null,
    };
    const { state } = grown(blank(), { tasks: [opened] });
    const closed = { ...opened, closedAt: "2026-03-09T02:00:00.000Z" };
    expect(leanData({ tasks: [closed], clocks: [], timers: {}, ended: false }, state)).toEqual({
      tasks: [{ visit: "v1", closedAt: "2026-03-09T02:00:00.000Z" }],
    });
  });
});

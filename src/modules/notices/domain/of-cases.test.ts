import { expect, test } from "vitest";
import type { Recorded } from "../../house.ts";
import { toldOfCase } from "./of-cases.ts";

const OFFICER = "01900000-0000-7000-8000-000000000001";

/** A case one officer works on, whose calendar was corrected: the promised day stood and now stands so. */
function recounted(before: string, after: string): Recorded {
  const clock = (due: string) => ({ id: "promise:1", kind: "promise", visit: null, due, state: "running" });
  const task = {
    visit: "v2",
    node: "handle",
    name: "经办",
    org: "610999WS",
    post: "handler",
    assignee: OFFICER,
    candidates: null,
    closedAt: null,
  };
  const state = (due: string) => ({
    clocks: { "promise:1": clock(due) },
    tasks: { v2: task },
    own: { item: { name: "公共场所卫生许可证核发" }, number: "610999WS202603040001", applicationNumber: "SQ1" },
  });
  return {
    matter: "m1",
    kind: "case",
    events: [{ sequence: 7, type: "matter/recounted", actor: { kind: "system", id: "system" }, data: { clocks: [clock(after)] } }],
    before: state(before),
    after: state(after),
  } as unknown as Recorded;
}

test("whoever works on a case is told when a corrected calendar moved its day, and not when it stayed where it was", () => {
  const moved = toldOfCase(recounted("2026-03-10", "2026-03-12"));
  expect(moved.map(({ kind, to, params }) => [kind, to, params.due])).toEqual([["day-moved", { person: OFFICER }, "2026-03-12"]]);
  expect(toldOfCase(recounted("2026-03-10", "2026-03-10"))).toEqual([]);
});

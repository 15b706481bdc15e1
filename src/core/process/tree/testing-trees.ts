import fc from "fast-check";
import type { StepSettings, Trigger } from "../types.ts";
import { AGAIN_RULES, OVERRUN_ACTS, PICKS, POINT_KINDS, SELF_RULES } from "../types.ts";
import { isClosed, type ProcessTree, type TreeBoundary, type TreeGateway, type TreeNode, type TreeTaskKind } from "./model.ts";
import { writable } from "./xml.ts";

/** Test support: trees of any shape, with every setting a step can have. */

const words = fc
  .oneof(fc.constantFrom("审核", "复核 & <复查>", 'a "b"', "甲\n乙"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }))
  .map(plain);
const expression = fc.constantFrom("amount > 5", 'category = "change"', "x <= 3 and y");

/** What a reader keeps of a text: neither blanks around it nor characters XML can't hold. */
function plain(text: string): string {
  const kept = writable(text.replaceAll("\r", "")).trim();
  return kept === "" ? "办理" : kept;
}

const step: fc.Arbitrary<StepSettings> = fc.record(
  {
    role: fc.constantFrom("handle" as const, "review" as const, "decide" as const, "custom" as const),
    org: fc.constantFrom("department", "window", "unit:GT"),
    post: fc.constantFrom("handler", "reviewer"),
    limit: fc.integer({ min: 1, max: 20 }),
    unit: fc.constantFrom("workday" as const, "day" as const, "hour" as const),
    counts: fc.boolean(),
    ground: words,
    opinion: fc.constantFrom("required" as const, "optional" as const),
    acts: fc.subarray(["agree", "return", "transfer"]),
    buttons: fc.constant([
      { act: "agree", label: "同意上报" },
      { act: "return", opinion: "optional" as const },
    ]),
    fields: fc.array(fc.record({ id: fc.constantFrom("*", "name"), access: fc.constantFrom("read" as const, "write" as const) }), {
      maxLength: 2,
    }),
    materials: fc.subarray(["m1", "m2"]),
    documents: fc.subarray(["grant", "deny"]),
    risks: fc.array(
      fc.record(
        { name: words, level: fc.constantFrom("high" as const, "low" as const), measure: words },
        { requiredKeys: ["name", "level"] },
      ),
      { maxLength: 2 },
    ),
    people: fc.record(
      {
        find: fc.constantFrom("post" as const, "members" as const, "head" as const, "starter" as const),
        people: fc.constant(["D001", "D002"]),
        levels: fc.integer({ min: 1, max: 5 }),
        pick: fc.constantFrom(...PICKS),
        nobody: fc.constantFrom("manager" as const, "refuse" as const),
        self: fc.constantFrom(...SELF_RULES),
        again: fc.constantFrom(...AGAIN_RULES),
      },
      { requiredKeys: ["find"] },
    ),
    copies: fc.constant([{ when: "enter" as const, find: "people" as const, people: ["D001"] }]),
    overrun: fc.record({ act: fc.constantFrom(...OVERRUN_ACTS), times: fc.integer({ min: 1, max: 10 }) }, { requiredKeys: ["act"] }),
    points: fc
      .record({
        name: words,
        kind: fc.constantFrom(...POINT_KINDS),
        level: fc.constantFrom(1 as const, 3 as const),
        value: fc.nat(99).map((n) => n + 1),
      })
      .map((point) => [point]),
    skip: fc.constant('case.kind = "promised"'),
  },
  { requiredKeys: ["role", "acts", "fields", "materials", "documents", "risks"] },
);

const timer: fc.Arbitrary<Trigger> = fc.oneof(
  fc
    .record({ limit: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom("workday" as const, "hour" as const) })
    .map((limit): Trigger => ({ kind: "timer", timer: { kind: "limit", ...limit } })),
  fc.constant<Trigger>({ kind: "timer", timer: { kind: "duration", value: "P2D", expression: false } }),
);

const several = {
  sequential: fc.boolean(),
  members: fc.constantFrom('["a", "b"]', "3"),
  completion: fc.constant("agreed > 1"),
  share: fc.constantFrom(50, 60, 100),
};
const multi = fc.oneof(
  fc.record(
    { ...several, rule: fc.constantFrom("all" as const, "any" as const, "share" as const) },
    { requiredKeys: ["sequential", "members", "rule", "share"] },
  ),
  fc.record(
    { ...several, rule: fc.constant("weight" as const), weights: fc.constantFrom({ a: 2 }, { a: 3, "unit:GT": 99 }) },
    { requiredKeys: ["sequential", "members", "rule", "share"] },
  ),
);

interface Ids {
  next: number;
}

type Make = (ids: Ids, passed: readonly string[]) => TreeNode[];

const named = (ids: Ids, letter: string, name: string) => ({ id: `${letter}${ids.next++}`, name });

function task(): fc.Arbitrary<Make> {
  return fc
    .record(
      {
        kind: fc.constantFrom<TreeTaskKind>("user", "user", "manual", "service", "send", "receive"),
        name: words,
        documentation: words,
        step,
        multi,
        border: fc.constantFrom("none", "none", "reminded", "escalated"),
        timer,
      },
      { requiredKeys: ["kind", "name", "border", "timer"] },
    )
    .map(({ kind, name, border, timer: trigger, ...settings }) => (ids) => {
      const own = { kind, ...named(ids, "t", name), boundary: [], ...settings };
      if (kind === "send") delete own.multi;
      const message = kind === "send" || kind === "receive" ? { trigger: { kind: "message", name: "通知" } as const } : {};
      if (border === "none" || kind === "send") return [{ ...own, ...message }];
      const after: TreeNode = { kind: "user", ...named(ids, "t", "督办"), boundary: [] };
      const event: TreeBoundary = {
        ...named(ids, "b", ""),
        interrupting: border !== "reminded",
        trigger,
        steps: border === "reminded" ? [after, { kind: "end", ...named(ids, "e", "") }] : [after],
        rejoins: border !== "reminded",
      };
      return [{ ...own, ...message, boundary: [event], ...(border === "escalated" ? { merge: named(ids, "g", "") } : {}) }];
    });
}

function branches(inner: fc.Arbitrary<Make>): fc.Arbitrary<Make> {
  return fc
    .record({
      gateway: fc.constantFrom<TreeGateway>("exclusive", "exclusive", "parallel", "inclusive"),
      name: words,
      parts: fc.array(
        fc.record({
          make: inner,
          name: words,
          condition: expression,
          end: fc.constantFrom("open", "open", "open", "end", "back", "empty"),
        }),
        {
          minLength: 2,
          maxLength: 3,
        },
      ),
    })
    .map(({ gateway, name, parts }) => (ids, passed) => {
      const own = named(ids, "g", name);
      const drawn = parts.map(({ make, name: label, condition, end }, at) => {
        const first = at === 0;
        const steps = end === "empty" && gateway === "exclusive" ? [] : make(ids, passed);
        if (!first && end === "end" && !isClosed(steps)) steps.push({ kind: "end", ...named(ids, "e", "") });
        const to = passed.at(-1);
        if (!first && end === "back" && gateway === "exclusive" && to !== undefined && !isClosed(steps)) steps.push({ kind: "back", to });
        return { id: `f${ids.next++}`, name: label, steps, otherwise: gateway !== "parallel" && first, condition };
      });
      const open = drawn.filter((branch) => !isClosed(branch.steps)).length;
      const join = open > 0 ? { join: named(ids, "g", "") } : {};
      const list = drawn.map(({ condition, ...branch }) =>
        gateway === "parallel" || branch.otherwise ? branch : { ...branch, condition },
      );
      return [{ kind: "branches", ...own, gateway, branches: list, ...join }];
    });
}

function sub(inner: fc.Arbitrary<Make>): fc.Arbitrary<Make> {
  return fc.record({ make: inner, name: words }).map(({ make, name }) => (ids) => {
    const own = named(ids, "p", name);
    const start: TreeNode = { kind: "start", ...named(ids, "s", "") };
    const steps = make(ids, []);
    if (!isClosed(steps)) steps.push({ kind: "end", ...named(ids, "e", "") });
    return [{ kind: "sub-process", ...own, boundary: [], steps: [start, ...steps] }];
  });
}

function sequences(depth: number): fc.Arbitrary<Make> {
  const inner =
    depth === 0
      ? task()
      : fc.oneof(
          { weight: 3, arbitrary: task() },
          { weight: 2, arbitrary: branches(sequences(depth - 1)) },
          { weight: 1, arbitrary: sub(sequences(depth - 1)) },
        );
  return fc.array(inner, { minLength: 1, maxLength: 3 }).map((makes) => (ids, passed) => {
    const steps: TreeNode[] = [];
    for (const make of makes) {
      if (isClosed(steps)) break;
      steps.push(
        ...make(ids, [...passed, ...steps.flatMap((node) => ("boundary" in node && node.boundary.length === 0 ? [node.id] : []))]),
      );
    }
    return steps;
  });
}

/** Trees as the editor makes them: a join wherever branches meet. */
export const trees: fc.Arbitrary<ProcessTree> = fc
  .record({
    make: sequences(2),
    name: words,
    returnSiblings: fc.constantFrom("cancel" as const, "keep" as const),
    recall: fc.constantFrom({}, { recall: "refuse" as const }),
  })
  .map(({ make, name, returnSiblings, recall }) => {
    const ids = { next: 1 };
    const steps = make(ids, []);
    if (!isClosed(steps)) steps.push({ kind: "end", id: "end", name: "办结" });
    return {
      id: "p",
      name,
      settings: { returnSiblings, ...recall },
      flows: {},
      steps: [{ kind: "start", id: "start", name: "申请" }, ...steps],
    };
  });

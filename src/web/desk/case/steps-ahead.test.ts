import { expect, test } from "vitest";
import type { Drawing } from "../../../core/process/index.ts";
import { meetsOthers, nextSteps } from "./steps-ahead.ts";

const node = (id: string, kind: Drawing["nodes"][number]["kind"] = "user") => ({ id, name: id, kind, x: 0, y: 0, width: 1, height: 1 });
const flow = (source: string, target: string) => ({ id: `${source}-${target}`, source, target, points: [] });
const drawing: Drawing = {
  width: 1,
  height: 1,
  nodes: [
    node("handle"),
    node("check", "exclusive"),
    node("review"),
    node("inspect"),
    node("log", "service"),
    node("decide"),
    node("end", "end"),
  ],
  flows: [
    flow("handle", "check"),
    flow("check", "review"),
    flow("check", "inspect"),
    flow("inspect", "log"),
    flow("log", "decide"),
    flow("decide", "end"),
  ],
};

test("what comes next is found through gateways and automatic steps", () => {
  expect(nextSteps(drawing, "handle")).toEqual(["review", "inspect"]);
  expect(nextSteps(drawing, "inspect")).toEqual(["decide"]);
});

test("before the end nothing comes next", () => {
  expect(nextSteps(drawing, "decide")).toEqual([]);
});

test("a drawing that goes in a circle is walked once", () => {
  const round = { ...drawing, flows: [flow("handle", "check"), flow("check", "handle")] };
  expect(nextSteps(round, "handle")).toEqual([]);
});

test("where branches meet, what comes next waits for the others; where they part, or at a plain step, it doesn't", () => {
  const branches: Drawing = {
    width: 1,
    height: 1,
    nodes: [node("lead"), node("part", "parallel"), node("land"), node("water"), node("meet", "parallel"), node("review")],
    flows: [
      flow("lead", "part"),
      flow("part", "land"),
      flow("part", "water"),
      flow("land", "meet"),
      flow("water", "meet"),
      flow("meet", "review"),
    ],
  };
  expect(["lead", "land", "water", "review"].map((from) => meetsOthers(branches, from))).toEqual([false, true, true, false]);
});

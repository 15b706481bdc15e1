import { expect, test } from "vitest";
import type { Drawing } from "../../../core/process/index.ts";
import { nextSteps } from "./steps-ahead.ts";

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

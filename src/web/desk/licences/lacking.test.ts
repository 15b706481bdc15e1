import { expect, test } from "vitest";
import { lackingIn } from "./lacking.ts";

const WHOLE = {
  act: "revoke",
  ground: "69-deceit",
  law: "条例第十四条",
  reason: "提交的检测报告系伪造，不符合条件",
  heard: "没有意见",
  compensation: "",
};
const proposing = (change: object) => lackingIn("propose", { ...WHOLE, ...change });

test("a proposal names each field that lacks: the ground, the provision, a reason of ten characters", () => {
  expect(proposing({})).toEqual([]);
  expect(proposing({ ground: "", law: " ", reason: "太短" })).toEqual(["reason", "law", "ground"]);
});

test("what the holder said is asked for before a revocation only", () => {
  expect(proposing({ heard: "  " })).toEqual(["heard"]);
  expect(proposing({ act: "cancel", ground: "70-other", heard: "" })).toEqual([]);
});

test("a decision wants an opinion, a delivery who received it", () => {
  expect(lackingIn("decide", { agree: true, opinion: "" })).toEqual(["opinion"]);
  expect(lackingIn("deliver", { paper: crypto.randomUUID(), manner: "post", receiver: " " })).toEqual(["receiver"]);
});

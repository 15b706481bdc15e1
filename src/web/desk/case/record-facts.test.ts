import { expect, test } from "vitest";
import { caseZhCN } from "../messages/case.zh-CN.ts";
import { recordFacts } from "./record-facts.ts";

const said = (details: Record<string, string>) => recordFacts({ details }, caseZhCN.recordFacts);

test("who answers a wish for more days reads in the record how many", () => {
  expect(said({ days: "5" })).toBe("天数：5 个工作日");
});

test("the record names the colleague and the step an act goes to, and keeps codes to itself", () => {
  expect(said({ channel: "online", toName: "石小满" })).toBe("对方：石小满");
  expect(said({ target: "审核", after: "step-by-step" })).toBe("环节：审核");
  expect(said({ channel: "online" })).toBe("");
});

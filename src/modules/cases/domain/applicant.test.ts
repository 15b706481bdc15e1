import { expect, test } from "vitest";
import { checkApplicant } from "./applicant.ts";

const blank = { kind: "person", name: "", number: "", phone: "", address: "", agent: null } as const;

test("whatever is blank is told at once, each in its own words", () => {
  const agent = { name: "", number: "", phone: "" };
  const faults = checkApplicant({ ...blank, agent }, ["person"], "zh-CN");
  expect(faults.map(({ path }) => path)).toEqual([
    "applicant.name",
    "applicant.number",
    "applicant.phone",
    "applicant.agent.name",
    "applicant.agent.number",
    "applicant.agent.phone",
  ]);
  expect(faults.map(({ message }) => message).slice(0, 2)).toEqual(["请填写姓名或者单位名称", "请填写证件号码"]);
});

test("a number that is there and wrong is told by what is wrong with it", () => {
  const faults = checkApplicant({ ...blank, name: "王小芳", phone: "13900000000", number: "6109" }, ["person"], "zh-CN");
  expect(faults).toMatchObject([{ path: "applicant.number", code: "cases/identity-number-length" }]);
});

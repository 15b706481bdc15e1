import { expect, test } from "vitest";
import { PAPER_WORDS } from "../paper-words.zh-CN.ts";
import { changedContents, type Said } from "./changed-contents.ts";

const said = (answers: Record<string, string>, name = "清风宾馆", address = "示例路1号"): Said => ({
  applicant: { name, address },
  answers: Object.entries(answers).map(([key, text]) => ({ path: key, label: key, text })),
});
const changed = (now: Said, ...former: Said[]) => changedContents(now, former, "原证照编号", PAPER_WORDS.change);

test("only what is other than before is a change; the number of the licence is none", () => {
  const before = said({ 场所名称: "清风宾馆", 面积: "300" });
  const now = said({ 原证照编号: "示卫生证〔2026〕1号", 场所名称: "明月宾馆", 面积: "300" });
  expect(changed(now, before)).toEqual([{ what: "场所名称", before: "清风宾馆", after: "明月宾馆" }]);
});

test("a field called otherwise only because it asks for the new is compared with the old one", () => {
  const now = said({ 变更后的场所名称: "明月宾馆" });
  expect(changed(now, said({ 场所名称: "清风宾馆" }))).toEqual([{ what: "场所名称", before: "清风宾馆", after: "明月宾馆" }]);
});

test("what a change before last said holds until another says something else; what nobody said before was nothing", () => {
  const now = said({ 负责人: "李四", 面积: "500", 床位: "20" });
  const contents = changed(now, said({ 负责人: "王五" }), said({ 负责人: "赵六", 面积: "300" }));
  expect(contents).toEqual([
    { what: "负责人", before: "王五", after: "李四" },
    { what: "面积", before: "300", after: "500" },
    { what: "床位", before: "无", after: "20" },
  ]);
});

test("a new name or address of the holder is a change too", () => {
  expect(changed(said({}, "明月宾馆", "示例路2号"), said({}))).toEqual([
    { what: "持证人名称", before: "清风宾馆", after: "明月宾馆" },
    { what: "持证人地址", before: "示例路1号", after: "示例路2号" },
  ]);
});

import { expect, test } from "vitest";
import { pathWords, sidesOf, type ValueNames, valueWords } from "./difference-words.ts";

const names: ValueNames = {
  parts: { materials: "申请材料", copies: "份数" },
  values: { copy: "复印件" },
  materials: { identity: "身份证", copy: "合同" },
  yes: "是",
  no: "否",
};

test("a place is told by the names of its parts and of its materials, another code stays a code", () => {
  expect(pathWords(["materials", "identity", "copies"], names)).toBe("申请材料 · 身份证 · 份数");
  expect(pathWords(["materials", "gone", "copies"], names)).toBe("申请材料 · gone · 份数");
  expect(pathWords(["fees", "identity"], names)).toBe("fees · identity");
});

test("values read as people read them", () => {
  expect(
    [true, "copy", 3, ["一", "二"], { "zh-CN": "表" }, { copies: 2, form: "copy" }, undefined].map((value) => valueWords(value, names)),
  ).toEqual(["是", "复印件", "3", "一\n二", "表", "份数: 2  form: 复印件", ""]);
});

test("what is there on one side only has words on that side only", () => {
  expect(sidesOf({ path: ["a"], after: "copy" }, names)).toEqual({ before: "", after: "复印件" });
});

test("codes of materials read as their names where materials are listed, and nowhere else", () => {
  expect(sidesOf({ path: ["step", "materials"], before: ["identity"], after: ["identity", "copy"] }, names)).toEqual({
    before: "身份证",
    after: "身份证\n合同",
  });
  expect(sidesOf({ path: ["materials", "order"], after: ["copy"] }, names).after).toBe("合同");
  expect(sidesOf({ path: ["materials", "identity", "form"], after: "copy" }, names).after).toBe("复印件");
});

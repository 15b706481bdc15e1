import { expect, test } from "vitest";
import type { Ask } from "../../../modules/documents/shared.ts";
import { documentsZhCN } from "../messages/documents.zh-CN.ts";
import { daysBefore, newAsk, withAnswers, withKind } from "./ask-edits.ts";

const first = newAsk([]);
const FIELDS = { groups: [{ name: "办件", fields: [{ field: "case.number", name: "办件编号" }] }], lists: [] };

test("a new question gets the first name that is free, and the texts name it by that", () => {
  const second: Ask = { ...newAsk([first]), kind: "day", label: "哪一天" };
  expect([first.name, second.name]).toEqual(["a1", "a2"]);
  const staff: Ask = { ...first, name: "a3", kind: "staff", label: "检查人员" };
  const { groups, lists } = withAnswers(FIELDS, [first, second, staff], documentsZhCN);
  expect(groups[0]).toEqual({
    name: "填写项",
    fields: [
      { field: "entered.a1", name: "a1" },
      { field: "entered.a2|day", name: "哪一天" },
    ],
  });
  expect(lists).toEqual([
    {
      list: "entered.a3",
      name: "检查人员",
      members: [
        { field: "name", name: "姓名" },
        { field: "number", name: "执法证号或者工号" },
      ],
    },
  ]);
  expect(withAnswers(FIELDS, [], documentsZhCN)).toBe(FIELDS);
});

test("answered in another way, a question loses what suited only the old one", () => {
  const day: Ask = { ...first, kind: "day", rules: { past: true }, sample: "2026-11-23" };
  expect(withKind(day, "moment")).toMatchObject({ kind: "moment", rules: { past: true } });
  expect(withKind(day, "line")).toEqual({ ...first, kind: "line", rules: {} });
  expect(withKind({ ...first, starts: "{applicant.address}" }, "people")).toMatchObject({ starts: "", least: 1 });
  expect(withKind({ ...first, kind: "choice", options: ["是", "否"] }, "text").options).toEqual([]);
  expect(withKind(first, "choice").options).toEqual(["", ""]);
});

test("a rule can count from the days before it only", () => {
  const days: Ask[] = (["day", "line", "moment", "day"] as const).map((kind, at) => ({ ...first, name: `a${at}`, kind }));
  expect(daysBefore(days, 3).map(({ name }) => name)).toEqual(["a0", "a2"]);
});

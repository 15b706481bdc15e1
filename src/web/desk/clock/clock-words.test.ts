import { expect, test } from "vitest";
import type { ClockView } from "../../../modules/cases/shared.ts";
import { termsText } from "../messages/terms.ts";
import { clockFill, clockWords, openClocks } from "./clock-words.ts";

const terms = termsText("zh-CN");
const clock = (given: Partial<ClockView>): ClockView => ({
  kind: "promise",
  due: "2026-03-20",
  provisional: false,
  left: 3,
  unit: "workday",
  state: "running",
  level: "none",
  ...given,
});

test.each([
  [{}, "剩 3 天 · 承诺"],
  [{ left: 0, kind: "statutory" }, "今天到期 · 法定"],
  [{ left: -2 }, "超 2 天 · 承诺"],
  [{ left: 5, unit: "day", kind: "supplement" }, "剩 5 日 · 补正"],
  [{ state: "stopped", kind: "statutory" }, "暂停计时 · 法定"],
  [{ state: "met", kind: "receipt" }, "按时完成 · 受理审查"],
  [{ kind: "step", stepName: "审核" }, "剩 3 天 · 审核"],
] as const)("a clock %j says %s", (given, words) => {
  expect(clockWords(clock(given), terms)).toBe(words);
});

test("a bar empties as the due day comes near, and stands full once it has passed", () => {
  const fills = [20, 10, 5, 1, 0].map((left) => clockFill({ left, state: "running" }));
  expect(fills).toEqual([...fills].sort((one, other) => other - one));
  expect([fills[0], fills.at(-1), clockFill({ left: -1, state: "running" })]).toEqual([1, 0, 1]);
});

test("a list shows the clocks that still count, the step's own first", () => {
  const clocks = [
    clock({ kind: "statutory" }),
    clock({ kind: "receipt", state: "met" }),
    clock({ kind: "step" }),
    clock({ state: "stopped" }),
  ];
  expect(openClocks(clocks).map(({ kind }) => kind)).toEqual(["step", "promise", "statutory"]);
});

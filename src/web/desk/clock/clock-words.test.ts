import { expect, test } from "vitest";
import type { ClockView } from "../../../modules/cases/shared.ts";
import { termsText } from "../messages/terms.ts";
import { clockFill, clockWords, distinctClocks, openClocks } from "./clock-words.ts";

const terms = termsText("zh-CN");
const clock = (given: Partial<ClockView>): ClockView => ({
  id: "promise",
  kind: "promise",
  due: "2026-03-20",
  provisional: false,
  left: 3,
  over: false,
  total: 20,
  unit: "workday",
  state: "running",
  level: "none",
  ...given,
});

test.each([
  [{}, "剩 3 天 · 承诺"],
  [{ left: 0, kind: "statutory" }, "今天到期 · 法定"],
  [{ left: 0, over: true, kind: "statutory" }, "今天下班时已到期 · 法定"],
  [{ left: -2, over: true }, "超 2 天 · 承诺"],
  [{ left: 5, unit: "day", kind: "supplement" }, "剩 5 日 · 补正"],
  [{ state: "stopped", kind: "statutory" }, "暂停计时 · 法定"],
  [{ state: "met", kind: "receipt" }, "按时完成 · 受理审查"],
  [{ kind: "step", stepName: "审核" }, "剩 3 天 · 审核"],
] as const)("a clock %j says %s", (given, words) => {
  expect(clockWords(clock(given), terms)).toBe(words);
});

test("the limit for delivering isn't called as the step at which it is done", () => {
  expect(clockWords(clock({ kind: "delivery" }), terms)).not.toBe(clockWords(clock({ kind: "step", stepName: "送达" }), terms));
});

test("a bar is the part that is left of the clock's own length, and stands full once its moment has passed", () => {
  const running = { over: false, state: "running" } as const;
  expect(clockFill({ ...running, left: 5, total: 20 })).toBe(0.25);
  expect(clockFill({ ...running, left: 5, total: 5 })).toBe(1);
  expect(clockFill({ ...running, left: 0, total: 5 })).toBe(0);
  expect(clockFill({ left: 0, total: 5, over: true, state: "running" })).toBe(1);
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

test("several signers of one organisation have one line as long as their clocks say the same", () => {
  const signer = { kind: "step", stepName: "票签", about: "卫生局" } as const;
  const clocks = [clock({}), clock({ ...signer, id: "a" }), clock({ ...signer, id: "b" }), clock({ ...signer, id: "c", about: "民政局" })];
  expect(distinctClocks(clocks).map(({ id }) => id)).toEqual(["promise", "a", "c"]);
  expect(distinctClocks([clock({ ...signer, id: "a" }), clock({ ...signer, id: "b", due: "2026-03-21" })])).toHaveLength(2);
});

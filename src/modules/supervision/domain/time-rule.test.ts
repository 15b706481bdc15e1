import { expect, test } from "vitest";
import { deriveDeadline } from "../../../core/calendar/index.ts";
import { inputFrom, shippedCalendar } from "../../../core/calendar/testing.ts";
import { breaksAt, type TimeRule } from "./time-rule.ts";

const calendar = shippedCalendar();
const rule = (when: TimeRule["when"]): TimeRule => ({
  id: "T",
  name: { "zh-CN": "规则", en: "rule" },
  clock: "step",
  level: 1,
  when,
  told: [],
});
const broken = (when: TimeRule["when"], hours: number) => {
  const input = inputFrom("2026-03-06", hours, "hour", { startTime: "10:00" });
  return breaksAt(rule(when), { due: deriveDeadline(input, calendar).due, input }, calendar);
};

test("a limit in hours is over to the minute, and its end draws near in its last fifth", () => {
  expect(broken({ kind: "over", days: 0 }, 5)).toEqual(new Date("2026-03-06T15:00:00+08:00"));
  expect(broken({ kind: "left", days: 1 }, 5)).toEqual(new Date("2026-03-06T14:00:00+08:00"));
});

test("what is broken days later, or after so many days, is counted in days whatever the limit's unit", () => {
  expect(broken({ kind: "over", days: 1 }, 5)).toEqual(new Date("2026-03-09T17:30:00+08:00"));
  expect(broken({ kind: "used", days: 1 }, 5)).toEqual(new Date("2026-03-09T17:30:00+08:00"));
});

const opened = (when: TimeRule["when"], amount: number, unit: "day" | "workday") => {
  const input = inputFrom("2026-09-10", amount, unit);
  return breaksAt(rule(when), { due: deriveDeadline(input, calendar).due, input }, calendar);
};

test("days left are counted as the clock counts: five days before the end of 30 natural days, holidays or not", () => {
  expect(opened({ kind: "left", days: 5 }, 30, "day")).toEqual(new Date("2026-10-05T00:00:00+08:00"));
  expect(opened({ kind: "left", days: 5 }, 10, "workday")).toEqual(new Date("2026-09-17T00:00:00+08:00"));
});

test("a rule that names a unit counts in that one, whatever the clock's own: ten working days before a licence ends", () => {
  expect(opened({ kind: "left", days: 5, unit: "workday" }, 30, "day")).toEqual(new Date("2026-09-28T00:00:00+08:00"));
});

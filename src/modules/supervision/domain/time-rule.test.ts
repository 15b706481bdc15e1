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

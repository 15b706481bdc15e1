import { describe, expect, it } from "vitest";
import { changedBy, deriveDeadline, explainDeadline, recompute, type WorkCalendar } from "./index.ts";
import { exclusion, extension, inputFrom, shippedCalendar } from "./testing.ts";

const calendar = shippedCalendar();
const days = (...args: Parameters<typeof inputFrom>) => explainDeadline(deriveDeadline(inputFrom(...args), calendar), calendar);

describe("an explained deadline", () => {
  it("shows the holiday, the worked Saturday and the due day of a term over Spring Festival", () => {
    const explained = days("2026-02-11", 5);
    expect(explained.slice(0, 5)).toEqual([
      { date: "2026-02-11", kind: "start" },
      { date: "2026-02-12", kind: "counted", n: 1 },
      { date: "2026-02-13", kind: "counted", n: 2 },
      { date: "2026-02-14", kind: "worked-weekend", n: 3, note: "worked-weekend" },
      { date: "2026-02-15", kind: "rest", note: "holiday" },
    ]);
    expect(explained.at(-1)).toEqual({ date: "2026-02-25", kind: "due", n: 5 });
  });

  it("names the special procedure on each day it took out", () => {
    const out = days("2026-03-06", 10, "workday", { exclusions: [exclusion("2026-03-11", 15, "2026-03-25")] }).filter(
      ({ kind }) => kind === "excluded",
    );
    expect(out).toHaveLength(10);
    expect(out.every(({ note }) => note === "hearing")).toBe(true);
    expect([out[0]?.date, out.at(-1)?.date]).toEqual(["2026-03-12", "2026-03-25"]);
  });

  it("says which days an extension gave", () => {
    const added = days("2026-03-06", 20, "workday", { extensions: [extension(10)] }).filter(
      (day) => day.extension === 1 && day.n !== undefined,
    );
    expect(added).toHaveLength(10);
    expect(added.at(-1)).toMatchObject({ date: "2026-04-20", kind: "due", n: 30 });
  });

  it("says that natural days rolled from a rest day", () => {
    const explained = days("2026-09-12", 15, "day");
    expect(explained.slice(-2)).toEqual([
      { date: "2026-09-27", kind: "counted", n: 15, note: "holiday" },
      { date: "2026-09-28", kind: "due", n: 15, note: "rolled" },
    ]);
  });

  it("marks each day that leans on an unpublished year", () => {
    const explained = days("2026-12-21", 20);
    expect(explained.find(({ date }) => date === "2026-12-31")?.provisional).toBeUndefined();
    expect(explained.find(({ date }) => date === "2027-01-01")).toMatchObject({ kind: "counted", provisional: true });
  });

  it("walks hours without numbering days", () => {
    expect(days("2026-03-06", 30, "hour", { startTime: "09:00" })).toEqual([
      { date: "2026-03-06", kind: "start" },
      { date: "2026-03-07", kind: "due" },
    ]);
  });

  it("of a term that ends on its start day is that day", () => {
    expect(days("2026-03-06", 0)).toEqual([{ date: "2026-03-06", kind: "due", n: 0 }]);
  });
});

describe("a deadline on a newer calendar", () => {
  const newer: WorkCalendar = {
    ...calendar,
    version: "with 2027",
    years: { ...calendar.years, 2027: { published: true, source: "a notice", off: ["2027-01-01", "2027-01-02", "2027-01-03"], work: [] } },
  };

  it("moves when the year is published, and is no longer provisional", () => {
    const before = deriveDeadline(inputFrom("2026-12-21", 20), calendar);
    const after = recompute(before, newer);
    expect(changedBy(before, after)).toEqual({
      from: { due: "2027-01-18", dueTime: "17:30", provisional: true, calendarVersion: "shipped" },
      to: { due: "2027-01-19", dueTime: "17:30", provisional: false, calendarVersion: "with 2027" },
      movedBy: 1,
    });
  });

  it("that doesn't touch it hasn't changed", () => {
    const before = deriveDeadline(inputFrom("2026-03-06", 10), calendar);
    expect(changedBy(before, recompute(before, newer))).toBeUndefined();
  });

  it("ignores a draft: an unpublished row neither moves nor settles a date", () => {
    const draft = { ...newer, years: { ...newer.years, 2027: { published: false, source: "", off: ["2027-01-01"], work: [] } } };
    expect(deriveDeadline(inputFrom("2026-12-21", 20), draft)).toMatchObject({ due: "2027-01-18", provisional: true });
  });

  it("is provisional in natural days only if the last day may roll", () => {
    const due = (rollToWorkday: boolean) => deriveDeadline(inputFrom("2026-12-21", 20, "day", { rollToWorkday }), calendar);
    expect(due(true)).toMatchObject({ due: "2027-01-11", provisional: true });
    expect(due(false)).toMatchObject({ due: "2027-01-10", provisional: false });
  });
});

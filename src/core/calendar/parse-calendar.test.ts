import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  calendarWarnings,
  checkDeadlineInput,
  deriveDeadline,
  isWorkingDay,
  parseCalendar,
  publishedYears,
  weekdayOf,
} from "./index.ts";
import { exclusion, inputFrom, shippedCalendar } from "./testing.ts";

const year = { published: true, source: "a notice", off: ["2026-01-01"], work: ["2026-01-04"] };
const good = { version: "1", years: { 2026: year }, hours: { open: "09:00", close: "17:30" } };
const problemsOf = (json: unknown) => {
  const result = parseCalendar(json);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};
const withYear = (change: object) => ({ ...good, years: { 2026: { ...year, ...change } } });

describe("a calendar from outside", () => {
  it("is taken when whole", () => {
    expect(parseCalendar(good)).toEqual({ ok: true, calendar: good });
  });

  it.each([
    ["nothing at all", null, " calendar/not-an-object"],
    ["no version", { ...good, version: "" }, "version calendar/version-missing"],
    ["no years", { ...good, years: {} }, "years calendar/no-years"],
    ["a year that is none", { ...good, years: { next: year } }, "years.next calendar/not-a-year"],
    ["no hours", { ...good, hours: undefined }, "hours calendar/hours-missing"],
    ["an hour that isn't one", { ...good, hours: { open: "9", close: "17:30" } }, "hours.open calendar/hours-not-a-time"],
    ["closing before opening", { ...good, hours: { open: "17:30", close: "09:00" } }, "hours calendar/hours-empty"],
    ["no word whether published", withYear({ published: "yes" }), "years.2026.published calendar/published-missing"],
    ["published without its notice", withYear({ source: "" }), "years.2026.source calendar/source-missing"],
    ["no list", withYear({ off: "2026-01-01" }), "years.2026.off calendar/not-a-list"],
    ["a day that doesn't exist", withYear({ off: ["2026-02-29"] }), "years.2026.off[0] calendar/no-such-day"],
    ["a day of another year", withYear({ off: ["2025-12-31"] }), "years.2026.off[0] calendar/other-year"],
    ["a day twice", withYear({ off: ["2026-01-01", "2026-01-01"] }), "years.2026.off[1] calendar/day-twice"],
    ["a day off and worked", withYear({ off: ["2026-01-04"] }), "years.2026.work calendar/off-and-worked"],
    ["a weekday called a working weekend", withYear({ work: ["2026-01-05"] }), "years.2026.work calendar/worked-day-is-no-weekend"],
  ])("with %s is refused by name", (_, json, problem) => {
    expect(problemsOf(json)).toContain(problem);
  });

  it("is told everything that is wrong at once", () => {
    expect(problemsOf({ version: "", years: { 2026: { ...year, source: "", off: ["2026-02-30"] } } })).toHaveLength(4);
  });
});

describe("the shipped calendar", () => {
  const calendar = shippedCalendar();

  it("has the published years 2011–2026", () => {
    expect(publishedYears(calendar)).toEqual(Array.from({ length: 16 }, (_, index) => 2011 + index));
  });

  it("counts Monday to Friday outside them, and says so", () => {
    expect(isWorkingDay(calendar, "2027-10-01")).toEqual({ working: true, provisional: true });
    expect(isWorkingDay(calendar, "2010-10-02")).toEqual({ working: false, provisional: true });
    expect(addWorkingDays(calendar, "2026-12-31", 1)).toEqual({ date: "2027-01-01", provisional: true });
  });

  it("warns of an unpublished year, and from November of the next", () => {
    expect(calendarWarnings(calendar, "2026-10-31")).toEqual([]);
    expect(calendarWarnings(calendar, "2026-11-01")).toEqual([{ code: "calendar/next-year-unpublished", year: 2027 }]);
    expect(calendarWarnings(calendar, "2027-01-01")).toEqual([{ code: "calendar/year-unpublished", year: 2027 }]);
  });
});

describe("the input of a deadline", () => {
  const calendar = shippedCalendar();

  it("is checked part by part before anything is derived", () => {
    const wrong = {
      ...inputFrom("2026-02-30", 2.5),
      exclusions: [exclusion("2026-03-11", -1, "2026-03-10")],
      extensions: [{ amount: 10_001, unit: "workday" as const, approvedOn: "today", reason: "" }],
    };
    expect(checkDeadlineInput(wrong)).toEqual([
      { path: "start", code: "calendar/no-such-day" },
      { path: "term.amount", code: "calendar/not-a-term" },
      { path: "extensions[0].amount", code: "calendar/not-a-term" },
      { path: "extensions[0].approvedOn", code: "calendar/no-such-day" },
      { path: "exclusions[0].told", code: "calendar/not-a-term" },
      { path: "exclusions[0].ended", code: "calendar/ended-before-noticed" },
    ]);
    expect(() => deriveDeadline(wrong, calendar)).toThrow("calendar/no-such-day at start");
  });

  it("needs a time of day for hours", () => {
    expect(checkDeadlineInput(inputFrom("2026-03-06", 2, "hour"))).toEqual([{ path: "startTime", code: "calendar/start-time-missing" }]);
    expect(checkDeadlineInput(inputFrom("2026-03-06", 2, "hour", { startTime: "24:00" }))).toEqual([
      { path: "startTime", code: "calendar/not-a-time" },
    ]);
  });

  it("knows weekdays far from today", () => {
    expect([weekdayOf("1970-01-01"), weekdayOf("1969-12-31"), weekdayOf("1000-01-01"), weekdayOf("2026-03-08")]).toEqual([4, 3, 3, 7]);
  });
});

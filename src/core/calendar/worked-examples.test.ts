import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  deriveDeadline,
  type Extension,
  isWorkingDay,
  marks,
  nextWorkingDay,
  remaining,
  workingDaysBetween,
  workingDaysOfYear,
} from "./index.ts";
import { exclusion, extension, inputFrom, type Parts, shippedCalendar } from "./testing.ts";

const calendar = shippedCalendar();
const due = (start: string, days: number, parts: Parts = {}) => deriveDeadline(inputFrom(start, days, "workday", parts), calendar).due;
const opens = (start: string, days: number, left: number) =>
  marks(deriveDeadline(inputFrom(start, days), calendar), calendar, [left])[0]?.opens;

describe("the published years", () => {
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])("%i has %i working days", (year, days) => {
    expect(workingDaysOfYear(calendar, year)).toEqual({ days, provisional: false });
  });

  it.each(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])(
    "%s is a weekend day that is worked",
    (date) => {
      expect(isWorkingDay(calendar, date)).toEqual({ working: true, provisional: false });
    },
  );

  it.each([
    ["2026-01-01", "2026-01-03", 3],
    ["2026-02-15", "2026-02-23", 9],
    ["2026-04-04", "2026-04-06", 3],
    ["2026-05-01", "2026-05-05", 5],
    ["2026-06-19", "2026-06-21", 3],
    ["2026-09-25", "2026-09-27", 3],
    ["2026-10-01", "2026-10-07", 7],
  ])("nobody works from %s to %s", (from, to) => {
    const before = addWorkingDays(calendar, from, -1).date;
    expect(workingDaysBetween(calendar, before, to).days).toBe(0);
    expect(nextWorkingDay(calendar, before).date > to).toBe(true);
  });
});

describe("the worked examples of annex 6.3", () => {
  it("accepted Wed 02-11: promise 5 → 02-25 over Spring Festival and its worked Saturday, statute 20 → 03-17", () => {
    expect(due("2026-02-11", 5)).toBe("2026-02-25");
    expect(due("2026-02-11", 20)).toBe("2026-03-17");
  });

  it("accepted Wed 09-30: 7 working days → 10-15, 20 → 11-03", () => {
    expect(due("2026-09-30", 7)).toBe("2026-10-15");
    expect(due("2026-09-30", 20)).toBe("2026-11-03");
  });

  it("accepted Fri 03-06: promise 10 → 03-20, statute 20 → 04-03, extended by 10 → 04-20; the reminder opens 03-18", () => {
    expect(due("2026-03-06", 10)).toBe("2026-03-20");
    expect(due("2026-03-06", 20)).toBe("2026-04-03");
    expect(due("2026-03-06", 20, { extensions: [extension(10)] })).toBe("2026-04-20");
    expect(opens("2026-03-06", 10, 2)).toBe("2026-03-18");
  });

  it("special procedure from 03-11, 15 told (to 04-01), ended 03-25: 10 out → 04-03, 04-20", () => {
    const exclusions = [exclusion("2026-03-11", 15, "2026-03-25")];
    expect(addWorkingDays(calendar, "2026-03-11", 15).date).toBe("2026-04-01");
    expect(workingDaysBetween(calendar, "2026-03-11", "2026-03-25").days).toBe(10);
    expect(due("2026-03-06", 10, { exclusions })).toBe("2026-04-03");
    expect(due("2026-03-06", 20, { exclusions })).toBe("2026-04-20");
  });

  it("the same, ended 04-10 (21 used): 15 out by the cap → 04-13, 04-27; without the cap 04-21, 05-08", () => {
    const capped = [exclusion("2026-03-11", 15, "2026-04-10")];
    const exact = [exclusion("2026-03-11", 15, "2026-04-10", false)];
    expect(workingDaysBetween(calendar, "2026-03-11", "2026-04-10").days).toBe(21);
    expect([due("2026-03-06", 10, { exclusions: capped }), due("2026-03-06", 20, { exclusions: capped })]).toEqual([
      "2026-04-13",
      "2026-04-27",
    ]);
    expect([due("2026-03-06", 10, { exclusions: exact }), due("2026-03-06", 20, { exclusions: exact })]).toEqual([
      "2026-04-21",
      "2026-05-08",
    ]);
  });

  it("received Mon 04-27 without notice: warn 05-06, day 5 = 05-07, then deemed accepted from 04-27: 10 → 05-13, 20 → 05-27", () => {
    expect(opens("2026-04-27", 5, 1)).toBe("2026-05-06");
    expect(due("2026-04-27", 5)).toBe("2026-05-07");
    expect(due("2026-04-27", 10)).toBe("2026-05-13");
    expect(due("2026-04-27", 20)).toBe("2026-05-27");
  });

  it("received Thu 04-30: day 5 = Mon 05-11, because Sat 05-09 is worked", () => {
    expect(due("2026-04-30", 5)).toBe("2026-05-11");
  });

  it("received 03-02, complete and accepted 03-16: promise 7 → 03-25, statute 20 → 04-14", () => {
    expect(due("2026-03-02", 5)).toBe("2026-03-09");
    expect(due("2026-03-16", 7)).toBe("2026-03-25");
    expect(due("2026-03-16", 20)).toBe("2026-04-14");
  });

  it("a joint case accepted 07-01: 45 → 09-02, extended by 15 → 09-22", () => {
    expect(due("2026-07-01", 45)).toBe("2026-09-02");
    expect(due("2026-07-01", 45, { extensions: [extension(15)] })).toBe("2026-09-22");
  });

  it("decided 06-12: delivered within 10 → 06-29", () => {
    expect(due("2026-06-12", 10)).toBe("2026-06-29");
  });

  it("natural days: 15 from 09-12 roll from Sun 09-27 to Mon 09-28; 30 from 09-01 roll from 10-01 to Thu 10-08", () => {
    const natural = (start: string, days: number, parts: Parts = {}) => deriveDeadline(inputFrom(start, days, "day", parts), calendar).due;
    expect(natural("2026-09-12", 15)).toBe("2026-09-28");
    expect(natural("2026-09-01", 30)).toBe("2026-10-08");
    expect(natural("2026-09-12", 15, { rollToWorkday: false })).toBe("2026-09-27");
    expect(natural("2026-09-01", 30, { rollToWorkday: false })).toBe("2026-10-01");
  });

  it("a disclosure request of 08-03: 20 → 08-31; +20 → 09-28; third party asked 08-05, answered 08-20 (11 out) → 09-15", () => {
    const thirdParty = exclusion("2026-08-05", 15, "2026-08-20");
    expect(due("2026-08-03", 20)).toBe("2026-08-31");
    expect(due("2026-08-03", 20, { extensions: [extension(20)] })).toBe("2026-09-28");
    expect(workingDaysBetween(calendar, "2026-08-05", "2026-08-20").days).toBe(11);
    expect(due("2026-08-03", 20, { exclusions: [thirdParty] })).toBe("2026-09-15");
  });

  it("information created 01-30 is published by 03-05", () => {
    expect(due("2026-01-30", 20)).toBe("2026-03-05");
  });

  it("accepted 2026-12-21, 20 working days: 2027-01-18, provisional without a 2027 calendar", () => {
    expect(deriveDeadline(inputFrom("2026-12-21", 20), calendar)).toMatchObject({ due: "2027-01-18", provisional: true });
  });
});

describe("what is left (rule 8)", () => {
  const deadline = deriveDeadline(inputFrom("2026-03-06", 10), calendar);

  it.each([
    ["2026-03-06", 10],
    ["2026-03-17", 3],
    ["2026-03-18", 2],
    ["2026-03-20", 0],
    ["2026-03-21", -1],
    ["2026-03-23", -1],
    ["2026-03-24", -2],
  ])("on %s it is %i", (today, left) => {
    expect(remaining(deadline, today, calendar)).toBe(left);
  });

  it("stands still while a special procedure stops the clock", () => {
    const stopped = deriveDeadline(inputFrom("2026-03-06", 10, "workday", { exclusions: [exclusion("2026-03-11", 15)] }), calendar);
    expect(["2026-03-11", "2026-03-20", "2026-04-01"].map((day) => remaining(stopped, day, calendar))).toEqual([7, 7, 7]);
    expect(remaining(stopped, "2026-04-02", calendar)).toBe(6);
  });

  it("opens a warning on the start day when the term is shorter than the warning", () => {
    expect(opens("2026-03-06", 1, 2)).toBe("2026-03-06");
  });

  it("opens a mark for days over, for reminders after the date", () => {
    expect(marks(deadline, calendar, [-1, -2])).toEqual([
      { left: -1, opens: "2026-03-21" },
      { left: -2, opens: "2026-03-24" },
    ]);
  });
});

describe("several parts together", () => {
  it("counts overlapping special procedures once", () => {
    const one = due("2026-03-06", 10, { exclusions: [exclusion("2026-03-11", 10, "2026-03-25")] });
    const two = due("2026-03-06", 10, {
      exclusions: [exclusion("2026-03-18", 5, "2026-03-25"), exclusion("2026-03-11", 10, "2026-03-25")],
    });
    expect(two).toBe(one);
  });

  it("a notice on the last day stops the clock with nothing left; one the day after changes nothing", () => {
    expect(due("2026-03-06", 10, { exclusions: [exclusion("2026-03-20", 3)] })).toBe("2026-03-25");
    expect(due("2026-03-06", 10, { exclusions: [exclusion("2026-03-21", 3)] })).toBe("2026-03-20");
  });

  it("stops nothing when no days were told", () => {
    expect(due("2026-03-06", 10, { exclusions: [exclusion("2026-03-11", 0, "2026-03-25")] })).toBe("2026-03-20");
  });

  it("keeps moving with today while an uncapped stop is still open past the days told", () => {
    const exclusions = [exclusion("2026-03-11", 15, undefined, false)];
    expect(due("2026-03-06", 10, { exclusions })).toBe("2026-04-13");
    expect(due("2026-03-06", 10, { exclusions, stoppedNow: "2026-04-10" })).toBe("2026-04-21");
  });

  it("extends natural days from the natural last day, and rolls only at the very end", () => {
    const extensions: Extension[] = [extension(5, "day")];
    expect(deriveDeadline(inputFrom("2026-09-12", 14, "day", { extensions }), calendar).due).toBe("2026-10-08");
    expect(deriveDeadline(inputFrom("2026-08-22", 14, "day", { extensions }), calendar).due).toBe("2026-09-10");
  });

  it("runs hours through the night to their minute", () => {
    expect(deriveDeadline(inputFrom("2026-03-06", 24, "hour", { startTime: "16:20" }), calendar)).toMatchObject({
      due: "2026-03-07",
      dueTime: "16:20",
    });
    expect(deriveDeadline(inputFrom("2026-03-06", 2, "hour", { startTime: "23:10" }), calendar)).toMatchObject({
      due: "2026-03-07",
      dueTime: "01:10",
    });
  });

  it("ends days at the close of business", () => {
    expect(deriveDeadline(inputFrom("2026-03-06", 10), calendar).dueTime).toBe("17:30");
  });

  it("a term of 0 ends on its start day", () => {
    expect(due("2026-03-06", 0)).toBe("2026-03-06");
  });
});

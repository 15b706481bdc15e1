import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holidaysOf } from "../../../tools/make-holidays.ts";
import {
  addDays,
  addWorkingDays,
  changedBy,
  type Deadline,
  type DeadlineInput,
  daysUsedBySeconds,
  deriveDeadline,
  dueBySeconds,
  explainDeadline,
  isWorkingDay,
  marks,
  publishedYears,
  remaining,
  workingDaysBetween,
  workingSeconds,
} from "./index.ts";
import { dayNumber, fromDayNumber } from "./local-date.ts";
import { exclusion, extension, inputFrom, shippedCalendar } from "./testing.ts";

const calendar = shippedCalendar();
const oracle = createRequire(import.meta.url)("chinese-days") as { isWorkday(date: string): boolean };

const FIRST = dayNumber("2011-01-01");
const LAST = dayNumber("2026-12-31");
const day = fc.integer({ min: FIRST, max: LAST }).map(fromDayNumber);
const amount = fc.integer({ min: 1, max: 120 });
const stop = fc
  .record({
    after: fc.integer({ min: 0, max: 60 }),
    told: fc.integer({ min: 0, max: 40 }),
    lasts: fc.option(fc.integer({ min: 0, max: 90 })),
    capped: fc.boolean(),
  })
  .map(({ after, told, lasts, capped }) => (start: string) => {
    const noticed = addDays(start, after);
    return exclusion(noticed, told, lasts === null ? undefined : addDays(noticed, lasts), capped);
  });
const input = fc
  .record({
    start: day,
    amount,
    unit: fc.constantFrom("workday" as const, "day" as const),
    stops: fc.array(stop, { maxLength: 3 }),
    more: fc.array(amount, { maxLength: 1 }),
    rollToWorkday: fc.boolean(),
  })
  .map(({ start, amount, unit, stops, more, rollToWorkday }) =>
    inputFrom(start, amount, unit, {
      exclusions: stops.map((make) => make(start)),
      extensions: more.map((days) => extension(days, unit)),
      rollToWorkday,
    }),
  );

describe("plain dates", () => {
  it("agree with the proleptic Gregorian calendar of the platform on every day from 1000 to 9999", () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber("1000-01-01"), max: dayNumber("9999-12-31") }), (n) => {
        const date = fromDayNumber(n);
        expect(date).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(date)).toBe(n);
      }),
    );
  });
});

describe("working days", () => {
  // The other calendar reads days as UTC and prints them in the local zone: west of Greenwich it is a day off.
  it.skipIf(new Date(0).getTimezoneOffset() > 0)("agree with an independent calendar on every day of 2011–2026", () => {
    for (let n = FIRST; n <= LAST; n += 1) {
      const date = fromDayNumber(n);
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, { working: oracle.isWorkday(date), provisional: false }]);
    }
  });

  it("are shipped as the generator makes them", () => {
    for (const year of publishedYears(calendar)) {
      expect({ off: calendar.years[year]?.off, work: calendar.years[year]?.work }).toEqual(holidaysOf(year));
    }
  });

  it("adding n and counting gives n, forwards and backwards", () => {
    fc.assert(
      fc.property(day, amount, (from, n) => {
        const after = addWorkingDays(calendar, from, n).date;
        expect(workingDaysBetween(calendar, from, after).days).toBe(n);
        expect(workingDaysBetween(calendar, after, from).days).toBe(-n);
        expect(isWorkingDay(calendar, after).working).toBe(true);
        const before = addWorkingDays(calendar, from, -n).date;
        expect(isWorkingDay(calendar, before).working).toBe(true);
        expect(workingDaysBetween(calendar, before, from).days).toBe(isWorkingDay(calendar, from).working ? n : n - 1);
      }),
    );
  });

  it("count the same as walking day by day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (from, span) => {
        let walked = 0;
        for (let n = 1; n <= span; n += 1) if (isWorkingDay(calendar, addDays(from, n)).working) walked += 1;
        expect(workingDaysBetween(calendar, from, addDays(from, span)).days).toBe(walked);
      }),
    );
  });
});

describe("a deadline", () => {
  it("is never made earlier by an exclusion", () => {
    fc.assert(
      fc.property(input, stop, (given, more) => {
        const without = deriveDeadline(given, calendar).due;
        const withStop = deriveDeadline({ ...given, exclusions: [...given.exclusions, more(given.start)] }, calendar).due;
        expect(withStop >= without).toBe(true);
      }),
    );
  });

  it("in working days is where walking day by day arrives", () => {
    fc.assert(
      fc.property(input, (given) => {
        const inWorkdays = { ...given, term: { ...given.term, unit: "workday" as const }, extensions: [] };
        expect(deriveDeadline(inWorkdays, calendar).due).toBe(walkedDue(inWorkdays));
      }),
      { numRuns: 500 },
    );
  });

  it("is never made earlier by a longer term", () => {
    fc.assert(
      fc.property(input, amount, (given, more) => {
        const longer = { ...given, term: { ...given.term, amount: given.term.amount + more } };
        expect(deriveDeadline(longer, calendar).due >= deriveDeadline(given, calendar).due).toBe(true);
      }),
    );
  });

  it("explains every day from start to due, counting exactly what was granted", () => {
    fc.assert(
      fc.property(input, (given) => {
        const deadline = deriveDeadline(given, calendar);
        const days = explainDeadline(deadline, calendar);
        expect(days.map(({ date }) => date)).toEqual(datesFrom(given.start, deadline));
        expect(days[0]?.kind).toBe("start");
        const granted = given.term.amount + given.extensions.reduce((sum, { amount }) => sum + amount, 0);
        expect(days.at(-1)).toMatchObject({ kind: "due", n: granted });
        const numbers = days.filter(({ kind }) => kind === "counted" || kind === "worked-weekend").map(({ n }) => n);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(days.some(({ provisional }) => provisional) || !deadline.provisional).toBe(true);
      }),
    );
  });

  it("in working days leaves what was granted on its start day, less on no day, and 0 on the due day", () => {
    fc.assert(
      fc.property(input, (given) => {
        const deadline = deriveDeadline({ ...given, term: { ...given.term, unit: "workday" }, extensions: [] }, calendar);
        const lefts = datesFrom(given.start, deadline).map((date) => remaining(deadline, date, calendar));
        expect(lefts[0]).toBe(given.term.amount);
        expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
        expect(lefts.at(-1)).toBe(0);
      }),
    );
  });

  it("opens each mark on the first day with so little left", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: -9, max: 9 }), fc.constantFrom("workday" as const, "day" as const), (given, left, unit) => {
        const deadline = deriveDeadline(given, calendar);
        const opens = marks(deadline, calendar, [left], unit)[0]?.opens ?? "";
        expect(remaining(deadline, opens, calendar, unit)).toBeLessThanOrEqual(left);
        if (opens > given.start) expect(remaining(deadline, addDays(opens, -1), calendar, unit)).toBeGreaterThan(left);
      }),
    );
  });

  it("is unchanged by deriving it again", () => {
    fc.assert(
      fc.property(input, (given) => {
        const deadline = deriveDeadline(given, calendar);
        expect(deriveDeadline(deadline.input, calendar)).toEqual(deadline);
        expect(changedBy(deadline, { ...deadline, calendarVersion: "newer" })).toBeUndefined();
      }),
    );
  });
});

describe("counting by seconds (rule 7)", () => {
  it("accepted 2018-10-15 10:00: promise 7 is over after 10-24 10:00, statute 10 after 10-29 10:00", () => {
    expect(dueBySeconds(calendar, "2018-10-15T10:00:00", 7)).toEqual({ due: "2018-10-24T10:00:00", provisional: false });
    expect(dueBySeconds(calendar, "2018-10-15T10:00:00", 10).due).toBe("2018-10-29T10:00:00");
    expect(daysUsedBySeconds(calendar, "2018-10-15T10:00:00", "2018-10-24T10:00:00")).toBe(7);
    expect(daysUsedBySeconds(calendar, "2018-10-15T10:00:00", "2018-10-24T10:00:01")).toBe(8);
    expect(daysUsedBySeconds(calendar, "2018-10-15T10:00:00", "2018-10-29T10:00:01")).toBe(11);
  });

  it("nothing passes at night or on rest days", () => {
    expect(workingSeconds(calendar, "2018-10-19T17:30:00", "2018-10-22T09:00:00")).toBe(0);
    expect(workingSeconds(calendar, "2018-10-19T17:00:00", "2018-10-22T09:30:00")).toBe(3600);
  });

  it("the due moment uses exactly the days, from any start", () => {
    const time = fc.integer({ min: 0, max: 86_399 }).map((s) => new Date(s * 1000).toISOString().slice(11, 19));
    fc.assert(
      fc.property(day, time, fc.integer({ min: 1, max: 60 }), (date, at, days) => {
        const { due } = dueBySeconds(calendar, `${date}T${at}`, days);
        expect(workingSeconds(calendar, `${date}T${at}`, due)).toBe(days * 8.5 * 3600);
      }),
    );
  });
});

function datesFrom(start: string, { due }: Deadline): string[] {
  const dates = [];
  for (let date = start; date <= due; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The rules told again as plainly as possible: walk, skip what rests or is stopped, stay while a stop noticed in time runs. */
function walkedDue({ start, term, exclusions }: DeadlineInput): string {
  const works = (date: string) => isWorkingDay(calendar, date).working;
  const stops = exclusions.map(({ noticed, told, ended, capped }) => {
    let until = noticed;
    for (let left = told; left > 0 || (told > 0 && capped === false && ended !== undefined && until < ended); ) {
      if (until === ended) break;
      until = addDays(until, 1);
      if (works(until)) left -= 1;
    }
    return { noticed, until };
  });
  const goesOn = (date: string) =>
    stops.some(({ noticed, until }) => noticed <= date && workingDaysBetween(calendar, date, until).days > 0);
  let counted = 0;
  let date = start;
  while (counted < term.amount || goesOn(date)) {
    do date = addDays(date, 1);
    while (!works(date));
    if (!stops.some(({ noticed, until }) => noticed < date && date <= until)) counted += 1;
  }
  return date;
}

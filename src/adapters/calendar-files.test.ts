import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { publishedYears } from "../core/calendar/index.ts";
import { ROOT } from "../platform/root.ts";
import { loadCalendar } from "./calendar-files.ts";

const folder = mkdtempSync(join(tmpdir(), "holidays-"));

beforeEach(() => cpSync(join(ROOT, "data/holidays"), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the calendar files", () => {
  it("ship the years 2011–2026 and the working hours", () => {
    const calendar = loadCalendar();
    expect(publishedYears(calendar)).toHaveLength(16);
    expect(calendar.hours).toEqual({ open: "09:00", close: "17:30" });
    expect(calendar.version).toMatch(/^2011-2026\.[0-9a-f]{12}$/);
  });

  it("give the same version for the same content and another for any edit", () => {
    const before = loadCalendar(folder).version;
    expect(before).toBe(loadCalendar().version);
    writeFileSync(join(folder, "hours.json"), JSON.stringify({ open: "08:30", close: "17:30" }));
    expect(loadCalendar(folder).version).not.toBe(before);
  });

  it("of the county go before those shipped, year by year, and add years that aren't shipped yet", () => {
    const own = mkdtempSync(join(tmpdir(), "own-holidays-"));
    expect(loadCalendar(folder, join(own, "not-there")).version).toBe(loadCalendar(folder).version);
    const year = (off: string[]) => JSON.stringify({ published: true, source: "县政府通知", off, work: [] });
    writeFileSync(join(own, "2026.json"), year(["2026-12-01"]));
    writeFileSync(join(own, "2027.json"), year(["2027-01-01"]));
    const calendar = loadCalendar(folder, own);
    expect([calendar.years[2026]?.off, calendar.years[2027]?.off, calendar.years[2025]]).toEqual([
      ["2026-12-01"],
      ["2027-01-01"],
      loadCalendar(folder).years[2025],
    ]);
    expect(calendar.version).toMatch(/^2011-2027\./);
    rmSync(own, { recursive: true });
  });

  it("stop the start when they are wrong or missing, naming the place", () => {
    writeFileSync(join(folder, "2026.json"), JSON.stringify({ published: true, source: "x", off: ["2026-02-30"], work: [] }));
    expect(() => loadCalendar(folder)).toThrow('years.2026.off[0]: calendar/no-such-day ("2026-02-30")');
    rmSync(join(folder, "hours.json"));
    expect(() => loadCalendar(folder)).toThrow("calendar/unreadable");
  });
});

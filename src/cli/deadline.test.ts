import { describe, expect, it } from "vitest";
import { loadCalendar } from "../adapters/calendar-files.ts";
import { deadlineCommand } from "./deadline.ts";
import { fakeIo } from "./testing.ts";

describe("mingtang deadline", () => {
  it("prints the date and nothing else", async () => {
    const io = fakeIo();
    expect(await deadlineCommand(["2026-02-11", "5"], io)).toBe(0);
    expect([io.said, io.warned]).toEqual([["2026-02-25"], []]);
  });

  it("counts natural days on request, and from today", async () => {
    const io = fakeIo([], "2026-09-12");
    await deadlineCommand(["today", "15", "--unit", "day"], io);
    expect(io.said).toEqual(["2026-09-28"]);
  });

  it("marks a provisional date on its line and says why beside", async () => {
    const io = fakeIo();
    expect(await deadlineCommand(["2026-12-21", "20", "--lang", "en"], io)).toBe(0);
    expect(io.said).toEqual(["2027-01-18 provisional"]);
    expect(io.warned[0]).toContain("2027-01-18 is provisional");
  });

  it("explains day by day", async () => {
    const io = fakeIo();
    await deadlineCommand(["2026-02-11", "5", "--explain"], io);
    expect(io.said).toHaveLength(16);
    expect(io.said.slice(0, 2)).toEqual(["2026-02-25", "  2026-02-11 周三 起始（不计入）"]);
    expect(io.said).toContain("  2026-02-14 周六 第3日 计入 (调休上班)");
    expect(io.said).toContain("  2026-02-15 周日 不计（休息） (放假)");
    expect(io.said.at(-1)).toBe("  2026-02-25 周三 第5日 到期");
  });

  it("answers a list line by line, refusals in their place", async () => {
    const io = fakeIo(["2026-09-30 7", "2026-02-30 7", "", "2026-09-12,15,day", "2026-09-30 x", "2026-12-21 20"]);
    expect(await deadlineCommand(["-", "--lang", "en"], io)).toBe(1);
    expect(io.said).toEqual([
      "2026-10-15",
      "no such day, or not written YYYY-MM-DD: 2026-02-30",
      "expected “FROM N [unit]”: ",
      "2026-09-28",
      "the term must be a whole number from 0 to 10000: x",
      "2027-01-18 provisional",
    ]);
  });

  it("answers in JSON, an object a line, also when it refuses", async () => {
    const io = fakeIo(["2026-03-06 10", "2026-03-06 -1"]);
    expect(await deadlineCommand(["-", "--json"], io)).toBe(1);
    const [first, second] = io.said.map((line) => JSON.parse(line));
    expect(first).toEqual({
      ok: true,
      from: "2026-03-06",
      term: { amount: 10, unit: "workday" },
      due: "2026-03-20",
      dueTime: "17:30",
      provisional: false,
      calendarVersion: loadCalendar().version,
    });
    expect(second).toMatchObject({ ok: false, code: "calendar/not-a-term" });
  });

  it("puts the explanation into the JSON", async () => {
    const io = fakeIo();
    await deadlineCommand(["2026-03-06", "1", "--json", "--explain"], io);
    expect(JSON.parse(io.said[0] ?? "").days.at(-1)).toEqual({ date: "2026-03-09", kind: "due", n: 1 });
  });

  it.each([
    [["2026-13-01", "5"], 1],
    [["2026-03-06", "99999999999"], 1],
    [["2026-03-06", "5", "--unit", "hour"], 1],
    [["2026-03-06"], 2],
    [["2026-03-06", "5", "--colour"], 2],
    [["2026-03-06", "-5"], 2],
    [["2026-03-06", "5", "--lang", "fr"], 2],
  ])("refuses %j in words, with exit code %i", async (args, code) => {
    const io = fakeIo();
    expect(await deadlineCommand(args, io)).toBe(code);
    expect(io.said).toEqual([]);
    expect(io.warned).toHaveLength(1);
  });
});

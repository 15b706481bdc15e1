import { expect, test } from "vitest";
import { readCursor } from "./index.ts";

const ID = "018f0000-0000-7000-8000-000000000000";

test("a cursor that was given out is read back", () => {
  expect(readCursor(`2026-02-28T09:00:00.123456Z|${ID}`, ["instant", "uuid"])).toEqual(["2026-02-28T09:00:00.123456Z", ID]);
  expect(readCursor(`2026-02-28T09:00:00Z|${ID}`, ["instant", "uuid"])).not.toBeNull();
  expect(readCursor("2028-02-29|x", ["day", "text"])).toEqual(["2028-02-29", "x"]);
  expect(readCursor("infinity|x", ["day", "text"])).toEqual(["infinity", "x"]);
});

test.each(["2026-02-30", "2026-13-01", "2025-02-29", "0000-01-01", "2026-04-31"])(
  "%s is no day of any calendar, so the list begins anew",
  (day) => {
    expect(readCursor(`${day}|x`, ["day", "text"])).toBeNull();
    expect(readCursor(`${day}T00:00:00Z|${ID}`, ["instant", "uuid"])).toBeNull();
  },
);

test.each(["25:00:00", "24:00:00", "10:60:00", "10:00:60"])("%s is no time the database takes", (time) => {
  expect(readCursor(`2026-02-01T${time}Z|${ID}`, ["instant", "uuid"])).toBeNull();
});

test("text the database can't keep is no cursor", () => {
  expect(readCursor("a\0b", ["text"])).toBeNull();
});

import { expect, test } from "vitest";
import { dayOf, minuteOf, secondOf } from "./moment.ts";

test("moments are shown as Shanghai reads them, whatever zone the computer is in", () => {
  expect(secondOf("2026-03-01T16:05:09.120Z")).toBe("2026-03-02 00:05:09");
  expect(minuteOf("2026-12-31T15:59:59Z")).toBe("2026-12-31 23:59");
  expect(dayOf("2026-12-31T16:00:00Z")).toBe("2027-01-01");
});

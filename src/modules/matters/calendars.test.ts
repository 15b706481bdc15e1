import { afterAll, beforeAll, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { testHouse } from "../identity/fixtures.ts";
import { currentCalendar, publishCalendar } from "./calendars.ts";

let open: OpenDb;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.close());

test("a server that couldn't hear of a new calendar counts by it as soon as its news are back", async () => {
  const publisher = testHouse(open.db, new FixedClock("2026-03-06T10:00:00+08:00"));
  const gaps: (() => void)[] = [];
  const deaf: typeof publisher.live = {
    ...publisher.live,
    subscribe(_channel, _onNews, onGap = () => {}) {
      gaps.push(onGap);
      return () => {};
    },
  };
  const server = { ...publisher, live: deaf };
  const calendar = shippedCalendar();
  await publishCalendar(publisher, calendar, "test");
  expect((await currentCalendar(server)).version).toBe(calendar.version);
  await publishCalendar(publisher, { ...calendar, version: "corrected" }, "test");
  for (const onGap of gaps) onGap();
  expect((await currentCalendar(server)).version).toBe("corrected");
});

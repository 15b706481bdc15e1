import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { keptSince } from "../../platform/retention.ts";
import { makeOrg, testHouse } from "../identity/fixtures.ts";
import { forgetTickets, placeKey, takeTicket } from "./index.ts";

const HALL = "610999ZW";
const open = await testDatabase();
const clock = new FixedClock("2026-03-03T09:00:00+08:00");
const house = testHouse(open.db, clock);
afterAll(() => open.close());

const before = () => keptSince(clock.now(), 365);

async function takes() {
  const taken = await takeTicket(house, { org: HALL, line: "A", ip: "10.0.0.1", proof: { key: await placeKey(house, HALL) } });
  if (!taken.ok) throw new Error(taken.code);
  return taken.ticket.number;
}

async function daysKept(): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`select day::text as day from queue.ticket order by day`.execute(open.db);
  return rows.map(({ day }) => day);
}

test("tickets and their counters go a day after they were kept long enough, not sooner, and today's numbers run on", async () => {
  await makeOrg(open.db, HALL);
  await takes();
  clock.set("2027-03-03T17:00:00+08:00");
  expect(await forgetTickets(house, before())).toBe(0);
  expect(await daysKept()).toEqual(["2026-03-03"]);
  clock.set("2027-03-04T09:00:00+08:00");
  await takes();
  expect(await forgetTickets(house, before())).toBe(2);
  expect(await daysKept()).toEqual(["2027-03-04"]);
  expect(await takes()).toBe("A002");
});

test("many go in batches, by two servers side by side as well, each row once", async () => {
  await sql`insert into queue.ticket (region, id, org, day, line, number, state, since, taken_at, ended_at, token)
    select ${house.region}, gen_random_uuid(), ${HALL}, date '2020-01-01' + n / 900, 'A', 'A' || lpad((n % 900 + 1)::text, 3, '0'), 'left',
      '2020-01-01', '2020-01-01', '2020-01-01', decode(lpad(to_hex(n), 64, '0'), 'hex') from generate_series(0, 2399) n`.execute(open.db);
  expect(await forgetTickets(house, before())).toBe(1000);
  const both = await Promise.all([forgetTickets(house, before()), forgetTickets(house, before())]);
  let gone = both[0] + both[1];
  expect(Math.max(...both)).toBeLessThanOrEqual(1000);
  for (let last = 1; last > 0; gone += last) last = await forgetTickets(house, before());
  expect(gone).toBe(1400);
});

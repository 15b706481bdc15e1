import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemoCatalogue } from "../../modules/catalogue/fixtures.ts";
import type { House } from "../../modules/house.ts";
import { testHouse } from "../../modules/identity/fixtures.ts";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { houseDoors } from "./house-doors.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let primary: OpenDb;
let replica: OpenDb;
let house: House;

beforeAll(async () => {
  [primary, replica] = await Promise.all([testDatabase(), testDatabase()]);
  house = testHouse(primary.db, clock, { demo: true });
  await seedDemoCatalogue(house);
  // Two databases that differ show which of them was asked.
  await seedDemoCatalogue(testHouse(replica.db, clock, { demo: true }));
  await sql`update catalogue.item set name = '副本中的事项' where code = '61099900MZ-QR-0001'`.execute(replica.db);
  await sql`insert into cases.case (region, id, version, application_number, number, item_code, item_version, item_name, kind, department, place, channel, state,
      outcome, applicant_masked, applicant_index, name_index, submitted_at, closed_at, public_result)
    values ('610999', gen_random_uuid(), 1, 'A1', 'N1', 'x', gen_random_uuid(), '副本中的办件', 'promised', '610999MZ', '610999ZW', 'web', 'closed',
      'grant', '石**', '\\x00', '\\x00', now(), now(), true)`.execute(replica.db);
}, 60_000);
afterAll(() => Promise.all([primary.close(), replica.close()]));

const first = { limit: 400 };
const namesOf = async (doors: ReturnType<typeof houseDoors>) => (await doors.listItems({ type: "QR" }, first)).rows.map((row) => row.name);

test("lists and search read from the replica; an item's own page and everything people write go to the database itself", async () => {
  const doors = houseDoors(house, [], replica.db);
  expect(await namesOf(doors)).toContain("副本中的事项");
  expect((await doors.publicResults({ limit: 5 })).rows.map((row) => row.itemName)).toEqual(["副本中的办件"]);
  expect((await doors.findItem("61099900MZ-QR-0001"))?.package.name).not.toBe("副本中的事项");
});

test("without a replica the database itself is read", async () => {
  expect(await namesOf(houseDoors(house, []))).not.toContain("副本中的事项");
});

test("a replica that doesn't answer isn't missed", async () => {
  const gone = await testDatabase();
  await gone.close();
  const doors = houseDoors(house, [], gone.db);
  expect((await namesOf(doors)).length).toBeGreaterThan(0);
  expect((await doors.publicResults({ limit: 5 })).rows).toEqual([]);
  expect((await doors.publishedQuestions({ limit: 5 })).rows).toEqual([]);
});

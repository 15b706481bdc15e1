import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, makePerson, testHouse } from "./fixtures.ts";
import { findStaff, listSections, setPersonActive } from "./index.ts";
import type { Actor } from "./shared.ts";

let open: OpenDb;
let house: House;
let editor: Actor;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00"));
  editor = await actorFor(house, { org: "610999MZ", post: "catalogue-editor" });
});
afterAll(() => open.close());

test("staff are found by part of a name, with where they work, and by staff number even after they have gone", async () => {
  const holdings = [{ org: "610999MZ", post: "handler" as const, section: "救助股" }];
  const person = await makePerson(house, { name: "测试员甲", holdings });
  await makePerson(house, { name: "测试员乙" });
  const found = await findStaff(house, editor, { text: "测试员" });
  expect(found).toMatchObject([{ staffNumber: person.staffNumber, active: true, place: expect.stringContaining("救助股") }]);

  const security = await actorFor(house, { org: "610999", post: "security-administrator" });
  await setPersonActive(house, security, { id: person.id, active: false, reason: "" });
  expect(await findStaff(house, editor, { text: "测试员" })).toEqual([]);
  expect(await findStaff(house, editor, { numbers: [person.staffNumber] })).toMatchObject([{ name: "测试员甲", active: false }]);
});

test("sections are those somebody works in, of one organisation or of all", async () => {
  await makePerson(house, { holdings: [{ org: "610999GT", post: "handler", section: "地籍股" }] });
  expect(await listSections(house, editor, "610999GT")).toEqual(["地籍股"]);
  expect(await listSections(house, editor, null)).toEqual(expect.arrayContaining(["地籍股", "救助股"]));
});

test("who designs no processes is told of nobody", async () => {
  const handler = await actorFor(house, { org: "610999MZ", post: "handler" });
  expect(await findStaff(house, handler, { text: "" })).toEqual([]);
  expect(await listSections(house, handler, null)).toEqual([]);
});

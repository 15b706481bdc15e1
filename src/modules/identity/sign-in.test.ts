import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorOf } from "./actor-of.ts";
import { addPerson } from "./add-person.ts";
import { changePassword } from "./change-password.ts";
import { makePerson, PASSWORD, testHouse } from "./fixtures.ts";
import { setPersonActive } from "./set-person-active.ts";
import { signIn } from "./sign-in.ts";
import { tables } from "./store.ts";

const SYSTEM = { kind: "system", id: "system", name: "system" } as const;
const ip = "192.0.2.1";
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
});
afterAll(() => open.close());
beforeEach(() => clock.set("2026-03-02T09:00:00+08:00"));

const tryWith = (username: string, password: string) => signIn(house, { username, password, ip });

test("the right password lets in, also typed with another case of the username or full-width letters", async () => {
  const person = await makePerson(house);
  expect(await tryWith(` ${person.username.toUpperCase()}`, "Ｔester-2026!")).toEqual({
    ok: true,
    personId: person.id,
    mustChangePassword: false,
  });
});

test("an unknown username is answered like a wrong password, and the log keeps no trace of what was typed", async () => {
  const { username } = await makePerson(house);
  const answers = [await tryWith("nobody-here", "My-Secret-1"), await tryWith(username, "My-Secret-1")];
  expect(answers).toEqual([
    { ok: false, code: "identity/wrong-credentials" },
    { ok: false, code: "identity/wrong-credentials" },
  ]);
  const rows = await tables(open.db).selectFrom("identity.log").selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/nobody-here|My-Secret|Tester/);
  expect(rows.filter((row) => !row.success && row.ip === ip).length).toBeGreaterThanOrEqual(2);
});

test("five wrong passwords lock the account for 30 minutes, for the right password too", async () => {
  const { username } = await makePerson(house);
  for (let tries = 1; tries < 5; tries++) expect(await tryWith(username, "Wrong-1!")).toMatchObject({ code: "identity/wrong-credentials" });
  const until = new Date("2026-03-02T09:30:00+08:00");
  expect(await tryWith(username, "Wrong-1!")).toEqual({ ok: false, code: "identity/locked", until });
  clock.set("2026-03-02T09:29:59+08:00");
  expect(await tryWith(username, PASSWORD)).toEqual({ ok: false, code: "identity/locked", until });
  clock.set(until);
  expect(await tryWith(username, PASSWORD)).toMatchObject({ ok: true });
});

test("a lock tells nobody which usernames exist: an unknown one locks and opens alike", async () => {
  const { username } = await makePerson(house);
  const answersFor = async (name: string) => {
    const answers: unknown[] = [];
    for (const time of ["09:00", "09:00", "09:00", "09:01", "09:02", "09:03", "09:31", "09:32", "09:33"]) {
      clock.set(`2026-03-02T${time}:00+08:00`);
      answers.push(await tryWith(name, "Wrong-1!"));
    }
    return answers;
  };
  const real = await answersFor(username);
  expect(real[4]).toMatchObject({ code: "identity/locked" });
  expect(await answersFor("nobody.at.all")).toEqual(real);
});

test("tries of unknown usernames are forgotten after 90 days", async () => {
  const count = async () => (await sql<{ n: number }>`select count(*) as n from identity.unknown_username`.execute(open.db)).rows[0]?.n;
  for (const name of ["a.ghost", "b.ghost", "c.ghost"]) await tryWith(name, "Wrong-1!");
  clock.set("2026-06-02T09:00:00+08:00");
  await tryWith("d.ghost", "Wrong-1!");
  expect(await count()).toBe(1);
});

test("a success in between starts the count anew", async () => {
  const { username } = await makePerson(house);
  for (let tries = 0; tries < 4; tries++) await tryWith(username, "Wrong-1!");
  await tryWith(username, PASSWORD);
  expect(await tryWith(username, "Wrong-1!")).toMatchObject({ code: "identity/wrong-credentials" });
});

test("of many guesses at once no more than five are judged", async () => {
  const { username } = await makePerson(house);
  const guesses = [...Array.from({ length: 11 }, () => "Wrong-1!")];
  const answers = await Promise.all(guesses.map((guess) => tryWith(username, guess)));
  expect(answers.filter((answer) => !answer.ok && answer.code === "identity/wrong-credentials")).toHaveLength(4);
  expect(answers.filter((answer) => !answer.ok && answer.code === "identity/locked")).toHaveLength(7);
});

test("a deactivated person is told so only with the right password, and is nobody at once", async () => {
  const person = await makePerson(house);
  expect(await setPersonActive(house, SYSTEM, { id: person.id, active: false })).toEqual({ ok: true });
  expect(await actorOf(house, person.id)).toBeNull();
  expect(await tryWith(person.username, "Wrong-1!")).toMatchObject({ code: "identity/wrong-credentials" });
  expect(await tryWith(person.username, PASSWORD)).toEqual({ ok: false, code: "identity/inactive" });
});

test("a first password must be changed: until then its owner may do nothing, in the demo they may stay with it", async () => {
  const added = await addPerson(house, SYSTEM, { staffNumber: "610999A1", username: "new.person", name: "新来" });
  if (!added.ok) throw new Error(added.code);
  expect(await tryWith("new.person", added.password)).toMatchObject({ ok: true, mustChangePassword: true });
  expect(await actorOf(house, added.id)).toMatchObject({ grants: [] });
  expect(await signIn({ ...house, demo: true }, { username: "new.person", password: added.password, ip })).toMatchObject({
    mustChangePassword: false,
  });
  const change = { personId: added.id, current: added.password, next: "Bright-Hall-8" };
  expect(await changePassword(house, change)).toEqual({ ok: true });
  expect(await tryWith("new.person", "Bright-Hall-8")).toMatchObject({ ok: true, mustChangePassword: false });
  expect((await actorOf(house, added.id))?.grants).not.toEqual([]);
});

test("after 90 days the password is asked to be changed", async () => {
  const { username } = await makePerson(house);
  clock.set("2026-06-01T09:00:00+08:00");
  expect(await tryWith(username, PASSWORD)).toMatchObject({ mustChangePassword: true });
});

test("a wrong current password counts as a failed sign-in", async () => {
  const person = await makePerson(house);
  const change = { personId: person.id, current: "Wrong-1!", next: "Bright-Hall-8" };
  for (let tries = 0; tries < 5; tries++) expect(await changePassword(house, change)).toMatchObject({ code: "identity/wrong-password" });
  expect(await changePassword(house, { ...change, current: PASSWORD })).toMatchObject({ code: "identity/locked" });
});

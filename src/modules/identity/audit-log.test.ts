import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { auditLog, verifyAuditLog } from "./audit-log.ts";
import { makePerson, PASSWORD, testHouse } from "./fixtures.ts";
import { signIn } from "./sign-in.ts";
import { recordSignOut } from "./sign-out.ts";

const SYSTEM = { kind: "system", id: "system", name: "system" } as const;
const clock = new FixedClock("2026-03-02T09:00:00.123+08:00");
let open: OpenDb;
let house: House;
let username: string;
let id: string;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
  ({ username, id } = await makePerson(house));
  const tries = Array.from({ length: 12 }, (_, index) =>
    signIn(house, { username, password: index % 4 ? PASSWORD : "Wrong-1!", ip: "192.0.2.1" }),
  );
  await Promise.all(tries);
});
afterAll(() => open.close());

const verdict = () => verifyAuditLog(house, SYSTEM);

/** What somebody with all rights on the database could do, undone again after `then` looked. */
async function tampered(statement: string, then: () => Promise<void>): Promise<void> {
  await sql
    .raw("create table saved as select * from identity.log; create table saved_head as select * from identity.log_head")
    .execute(open.db);
  await sql.raw(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`).execute(open.db);
  await then();
  await sql
    .raw(`set session_replication_role = replica; delete from identity.log; insert into identity.log select * from saved;
      update identity.log_head h set sequence = s.sequence, hash = s.hash from saved_head s;
      set session_replication_role = origin; drop table saved, saved_head`)
    .execute(open.db);
}

test("tries that come at once are chained one after the other", async () => {
  expect(await verdict()).toEqual({ ok: true, checked: 12 });
});

test("the log is written by nobody but its own writer", async () => {
  for (const statement of [
    "update identity.log set success = true",
    "delete from identity.log",
    "truncate identity.log",
    "delete from identity.log_head",
  ])
    await expect(sql.raw(statement).execute(open.db)).rejects.toThrow("append-only");
});

test.each([
  ["changed", "update identity.log set success = not success where sequence = 5", 5],
  ["moved in time", "update identity.log set at = at + interval '1 hour' where sequence = 7", 7],
  ["given other details", `update identity.log set details = '{"a": "1"}' where sequence = 3`, 3],
  ["taken out", "delete from identity.log where sequence = 6", 6],
  ["cut off the end", "delete from identity.log where sequence > 10", 11],
  [
    "put in another order",
    "update identity.log set sequence = 99 where sequence = 4; update identity.log set sequence = 4 where sequence = 5; update identity.log set sequence = 5 where sequence = 99",
    4,
  ],
])("a row that was %s past the triggers is found", async (_, statement, brokenAt) => {
  await tampered(statement, async () => expect(await verdict()).toMatchObject({ ok: false, brokenAt }));
  expect(await verdict()).toMatchObject({ ok: true });
});

test("the log is read newest first, page by page, by what was done and to whom", async () => {
  clock.advance(60_000);
  await recordSignOut(house, { personId: id, ip: "192.0.2.1" });
  const first = await auditLog(house, SYSTEM, { about: id, limit: 5 });
  expect(first.rows[0]).toMatchObject({ action: "sign-out", subject: "someone", success: true });
  const second = await auditLog(house, SYSTEM, { about: id, limit: 5, after: String(first.next) });
  expect([...first.rows, ...second.rows].map((row) => row.sequence)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  const failures = await auditLog(house, SYSTEM, { failuresOnly: true, action: "sign-in", until: "2026-03-02T09:00:30+08:00" });
  expect(failures.rows.every((row) => row.code === "identity/wrong-credentials")).toBe(true);
  expect(failures.total).toBe(3);
  const found = await Promise.all([username, "192.0.2.1", "no such name"].map((text) => auditLog(house, SYSTEM, { text })));
  expect(found.map((page) => page.total)).toEqual([13, 13, 0]);
});

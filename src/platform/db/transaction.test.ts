import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDb } from "./database.ts";
import { PREPARED } from "./prepared.ts";
import { testDatabase } from "./testing.ts";
import { afterCommit, inOneStatement, inTransaction, rootOf } from "./transaction.ts";

let open: OpenDb & { url: string };
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.close());

test("what is kept for a database is found from within its transactions", async () => {
  await inTransaction(open.db, async (tx) => expect(rootOf(tx)).toBe(open.db));
  await inOneStatement(open.db, async (within) => expect(rootOf(within)).toBe(open.db));
  expect(rootOf(open.db)).toBe(open.db);
});

test("what waits for the commit happens after it, and not at all when the work fails", async () => {
  const happened: string[] = [];
  const work = (name: string, fails: boolean) => async (within: typeof open.db) => {
    expect(afterCommit(within, () => happened.push(name))).toBe(true);
    await sql`select 1`.execute(within);
    expect(happened).not.toContain(name);
    if (fails) throw new Error(name);
  };
  await inTransaction(open.db, work("transaction", false));
  await inOneStatement(open.db, work("statement", false));
  await expect(inOneStatement(open.db, work("failed", true))).rejects.toThrow("failed");
  expect(happened).toEqual(["transaction", "statement"]);
});

test("a marked statement is prepared once for a connection and gives what it would give anyway", async () => {
  await open.db.connection().execute(async (connection) => {
    for (const value of [1, 2, 3]) {
      const { rows } = await sql<{ double: number }>`${PREPARED} select 2 * ${value}::int as double`.execute(connection);
      expect(rows).toEqual([{ double: 2 * value }]);
    }
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from pg_prepared_statements where statement like ${"/* prepared */%"}`.execute(connection);
    expect(rows).toEqual([{ n: 1 }]);
  });
});

test("a connection that dies in the middle of a transaction fails that transaction and nothing else", async () => {
  const broken = inTransaction(open.db, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(open.db);
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect((await sql`select 1 as one`.execute(open.db)).rows).toEqual([{ one: 1 }]);
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenDb } from "./database.ts";
import { migrate } from "./migrate.ts";
import { testDatabase } from "./testing.ts";
import { inTransaction } from "./transaction.ts";

let open: OpenDb;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.close());

function source(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  writeFileSync(join(folder, "0001-first.sql"), text);
  return { name: "sample", folder };
}

test("a migration runs once, also when ten servers start together", async () => {
  const sample = source("create table sample_once (id int)");
  const runs = await Promise.all(Array.from({ length: 6 }, () => migrate(open.db, [sample])));
  expect(runs.flat()).toEqual(["sample/0001-first"]);
});

test("an edited migration is refused", async () => {
  const sample = source("create table sample_edit (id int)");
  await migrate(open.db, [{ ...sample, name: "edited" }]);
  writeFileSync(join(sample.folder, "0001-first.sql"), "create table sample_edit (id bigint)");
  await expect(migrate(open.db, [{ ...sample, name: "edited" }])).rejects.toThrow("was changed after it ran");
});

test("a serialisation failure is retried until the transaction goes through", async () => {
  let tries = 0;
  const result = await inTransaction(open.db, async (tx) => {
    tries++;
    if (tries < 3) await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
    return "done";
  });
  expect([result, tries]).toEqual(["done", 3]);
});

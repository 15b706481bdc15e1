import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import type { Db } from "../src/platform/db/index.ts";
import { testDatabase } from "../src/platform/db/testing.ts";
import { ROOT } from "../src/platform/root.ts";
import { readSchema } from "./read-schema.ts";

async function freshDatabase(): Promise<Db> {
  const { db, close } = await testDatabase();
  onTestFinished(close);
  return db;
}

test("db/schema.sql shows the database as the migrations make it", async () => {
  const kept = readFileSync(join(ROOT, "db/schema.sql"), "utf8");
  expect(kept, "db/schema.sql is out of date: run `npm run schema` and commit the result").toBe(await readSchema(await freshDatabase()));
});

test("a changed column, index, check, trigger or function shows in the text", async () => {
  const db = await freshDatabase();
  const before = await readSchema(db);
  for (const change of [
    sql`alter table cases.draft add column note text not null default ''`,
    sql`create index draft_note on cases.draft (note)`,
    sql`alter table cases.draft add constraint short check (length(note) < 10)`,
    sql`create trigger keep_note before update on cases.draft for each row execute function matters.refuse_change()`,
    sql`create or replace function matters.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$`,
  ]) {
    const last = await readSchema(db);
    await change.execute(db);
    expect(await readSchema(db)).not.toBe(last);
  }
  expect(await readSchema(db)).toContain("note text NOT NULL DEFAULT ''::text");
  expect(before).not.toContain("draft_note");
});

test("what the text has no words for is refused instead of left out", async () => {
  const db = await freshDatabase();
  await sql`create view cases.everything as select 1 as one`.execute(db);
  await expect(readSchema(db)).rejects.toThrow("cases.everything");
});

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { ROOT } from "../root.ts";
import type { Db } from "./database.ts";

/** A module's numbered SQL files; `name` is the module's. Modules run in the order given, files by name. */
export interface MigrationSource {
  name: string;
  folder: string;
}

interface Migration {
  id: string;
  digest: string;
  text: string;
}

/** The sources of all modules, in the order in which their tables refer to each other. */
export function migrationsOf(modules: readonly string[]): MigrationSource[] {
  return modules
    .map((name) => ({ name, folder: join(ROOT, "src", name === "platform" ? "platform" : `modules/${name}`, "migrations") }))
    .filter((source) => existsSync(source.folder));
}

/**
 * Brings the database up to date: each file once, each in its own transaction, under one lock so that several servers may start at the same time.
 * Refuses to go on when a file that already ran has been edited. Returns the ids that ran.
 */
export async function migrate(db: Db, sources: readonly MigrationSource[]): Promise<string[]> {
  const all = sources.flatMap(readMigrations);
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext('mingtang.migrate'))`.execute(connection);
    try {
      await sql`create table if not exists public.migration (id text primary key, digest text not null, ran_at timestamptz not null default now())`.execute(
        connection,
      );
      const { rows } = await sql<{ id: string; digest: string }>`select id, digest from public.migration`.execute(connection);
      const done = new Map(rows.map((row) => [row.id, row.digest]));
      const ran: string[] = [];
      for (const migration of all) {
        const digest = done.get(migration.id);
        if (digest === migration.digest) continue;
        if (digest !== undefined) throw new Error(`Migration ${migration.id} was changed after it ran; add a new file instead`);
        await connection.transaction().execute(async (tx) => {
          await sql.raw(migration.text).execute(tx);
          await sql`insert into public.migration (id, digest) values (${migration.id}, ${migration.digest})`.execute(tx);
        });
        ran.push(migration.id);
      }
      return ran;
    } finally {
      await sql`select pg_advisory_unlock(hashtext('mingtang.migrate'))`.execute(connection);
    }
  });
}

function readMigrations(source: MigrationSource): Migration[] {
  return readdirSync(source.folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(source.folder, file), "utf8");
      return { id: `${source.name}/${file.slice(0, -4)}`, digest: createHash("sha256").update(text).digest("hex"), text };
    });
}

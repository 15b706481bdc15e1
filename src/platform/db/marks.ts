import { sql } from "kysely";
import type { Db } from "./database.ts";

/** The digest left under a name by `setMark`; undefined when there is none. */
export async function markOf(db: Db, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ digest: string }>`select digest from platform.mark where name = ${name}`.execute(db);
  return rows[0]?.digest;
}

/** Notes from what something was made, so that the next start need not make it again. */
export async function setMark(db: Db, name: string, digest: string, at: Date): Promise<void> {
  await sql`insert into platform.mark (name, digest, at) values (${name}, ${digest}, ${at})
    on conflict (name) do update set digest = excluded.digest, at = excluded.at`.execute(db);
}

/** Runs `work` while no other process on this database runs the same; a later one waits and then runs its own. */
export async function oneAtATime<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(hashtext(${name}))`.execute(held);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${name}))`.execute(held);
    }
  });
}

import { type RawBuilder, sql } from "kysely";
import type { Db } from "./db/index.ts";

/** So few that nobody waits for the deletion, and the next batch sees how the database fares. */
const BATCH = 1000;
const DAY = 86_400_000;

/** Rows from before this moment have been kept for so many days. */
export function keptSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY);
}

/**
 * Deletes one batch of rows that are kept no longer; `which` names their columns with `r.`. What another server is deleting, or somebody has locked,
 * is left to a later batch. Returns how many went.
 */
export async function forgetRows(db: Db, table: string, which: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select r.ctid from ${sql.table(table)} r where ${which} limit ${BATCH} for update of r skip locked))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

import { sql } from "kysely";
import type { Tx } from "../../platform/db/index.ts";
import { type Attempts, afterFailure, isLocked } from "./domain/lock-out.ts";

const KEPT_FOR = 90 * 86_400_000;
const CLEARED_AT_ONCE = 100;

/**
 * Counts one more try of a username that nobody has, by its blind index, and says until when it is locked. It goes as with a real account, so
 * that the lock doesn't tell which usernames exist.
 */
export async function countUnknown(tx: Tx, tried: Buffer, now: Date): Promise<Date | null> {
  await forgetOld(tx, now);
  await sql`insert into identity.unknown_username (tried, failures, last_at) values (${tried}, 0, ${now}) on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<Attempts>`
    select failures, locked_until as "lockedUntil" from identity.unknown_username where tried = ${tried} for update`.execute(tx);
  const before = rows[0] ?? { failures: 0, lockedUntil: null };
  if (isLocked(before, now)) return before.lockedUntil;
  const { failures, lockedUntil } = afterFailure(before, now);
  await sql`update identity.unknown_username set failures = ${failures}, locked_until = ${lockedUntil}, last_at = ${now}
    where tried = ${tried}`.execute(tx);
  return lockedUntil;
}

async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await sql`delete from identity.unknown_username where tried = any(array(
    select tried from identity.unknown_username where last_at < ${new Date(now.getTime() - KEPT_FOR)}
    limit ${sql.lit(CLEARED_AT_ONCE)} for update skip locked))`.execute(tx);
}

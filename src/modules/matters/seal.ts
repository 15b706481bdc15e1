import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { GENESIS } from "./domain/chain.ts";
import type { VerifyingHouse, VerifyReport } from "./verify.ts";

interface SealRow {
  number: number;
  from_position: number;
  to_position: number;
  digest: Buffer;
  previous: Buffer;
  hash: Buffer;
  at: Date;
}

const MOST_EVENTS = 200_000;

/**
 * Seals the part of the journal that no running transaction can still add to: a digest over its events' hashes, chained to the seal before.
 * Whoever keeps one seal's hash elsewhere (paper, another authority) can later prove that nothing before it was removed. Returns false when there is nothing new.
 */
export async function sealJournal(house: House): Promise<boolean> {
  return inTransaction(house.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('matters.seal'))`.execute(tx);
    const within = { ...house, db: tx };
    const [last] = await sealsAfter(within, "newest");
    const from = (last?.to_position ?? 0) + 1;
    const to = await settledPosition(within, from);
    if (to === null) return false;
    const digest = await digestOf(within, from, to);
    const number = (last?.number ?? 0) + 1;
    const previous = last?.hash ?? GENESIS;
    const at = house.clock.now();
    const hash = hashSeal({ number, from_position: from, to_position: to, digest, previous, at });
    await sql`insert into matters.seal (number, from_position, to_position, digest, previous, hash, at)
      values (${number}, ${from}, ${to}, ${digest}, ${previous}, ${hash}, ${at})`.execute(tx);
    return true;
  });
}

/** Checks every seal against the journal as it is now. */
export async function verifySeals(house: VerifyingHouse, report: VerifyReport): Promise<void> {
  let previous: Buffer = GENESIS;
  for (const seal of await sealsAfter(house, "all")) {
    report.seals++;
    const whole =
      seal.previous.equals(previous) &&
      hashSeal(seal).equals(seal.hash) &&
      (await digestOf(house, seal.from_position, seal.to_position)).equals(seal.digest);
    if (!whole) report.faults.push({ matter: `seal ${seal.number}`, sequence: 0, fault: "seal" });
    previous = seal.hash;
  }
}

/** The highest position below which every event is committed: events of transactions that all running ones can see. */
async function settledPosition(house: House, from: number): Promise<number | null> {
  const { rows } = await sql<{ position: number | null }>`
    select max(position) as position from (
      select position from matters.event where position >= ${from} and tx < pg_snapshot_xmin(pg_current_snapshot()) order by position limit ${MOST_EVENTS}
    ) settled
    where position < coalesce((select min(position) from matters.event where position >= ${from} and tx >= pg_snapshot_xmin(pg_current_snapshot())), 9223372036854775807)`.execute(
    house.db,
  );
  return rows[0]?.position ?? null;
}

async function digestOf(house: VerifyingHouse, from: number, to: number): Promise<Buffer> {
  const { rows } = await sql<{
    hash: Buffer;
  }>`select hash from matters.event where position between ${from} and ${to} order by position`.execute(house.db);
  const digest = createHash("sha256");
  for (const row of rows) digest.update(row.hash);
  return digest.digest();
}

async function sealsAfter(house: VerifyingHouse, which: "newest" | "all"): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select number, from_position, to_position, digest, previous, hash, at from matters.seal
    order by ${which === "newest" ? sql`number desc limit 1` : sql`number limit 100000`}`.execute(house.db);
  return rows;
}

function hashSeal(seal: Omit<SealRow, "hash">): Buffer {
  const text = [
    seal.number,
    seal.from_position,
    seal.to_position,
    seal.digest.toString("hex"),
    seal.previous.toString("hex"),
    seal.at.toISOString(),
  ].join("\n");
  return createHash("sha256").update(text).digest();
}

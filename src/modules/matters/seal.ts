import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { GENESIS, hashSeal, type Sealed } from "./domain/chain.ts";
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
 * Seals the part of the journal that no running transaction can still add to (one of another database on the same server counts too): a digest over its events' hashes, chained to the seal before.
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
    const hash = hashOf({ number, from_position: from, to_position: to, digest, previous, at });
    await sql`insert into matters.seal (number, from_position, to_position, digest, previous, hash, at)
      values (${number}, ${from}, ${to}, ${digest}, ${previous}, ${hash}, ${at})`.execute(tx);
    return true;
  });
}

/** The newest seals, for whoever wants to keep their hashes elsewhere. */
export async function recentSeals(house: House, limit: number): Promise<{ number: number; hash: string; at: string }[]> {
  const { rows } = await sql<SealRow>`select number, hash, at from matters.seal order by number desc limit ${limit}`.execute(house.db);
  return rows.map(({ number, hash, at }) => ({ number, hash: hash.toString("hex"), at: at.toISOString() }));
}

/** Up to where the journal is sealed; 0 before the first seal. */
export async function sealedPosition(house: House): Promise<number> {
  const [last] = await sealsAfter(house, "newest");
  return last?.to_position ?? 0;
}

/** A seal as proofs carry it. */
export interface ProvenSeal extends Sealed {
  hash: string;
  /** The hashes it covers, in order of position; only where it covers an event of the matter. */
  hashes?: string[];
}

/** Every seal from the first that covers one of these positions, so that whoever kept a later one's hash can walk to it. */
export async function sealsFrom(house: House, positions: readonly number[]): Promise<ProvenSeal[]> {
  const first = Math.min(...positions);
  const seals = (await sealsAfter(house, "all")).filter((seal) => seal.to_position >= first);
  return Promise.all(
    seals.map(async ({ number, from_position: from, to_position: to, digest, previous, hash, at }) => ({
      ...{ number, from, to, digest: digest.toString("hex"), previous: previous.toString("hex"), at: at.toISOString() },
      hash: hash.toString("hex"),
      ...(positions.some((position) => position >= from && position <= to) ? { hashes: await hashesOf(house, from, to) } : {}),
    })),
  );
}

/** Checks every seal against the journal as it is now. */
export async function verifySeals(house: VerifyingHouse, report: VerifyReport): Promise<void> {
  let previous: Buffer = GENESIS;
  for (const seal of await sealsAfter(house, "all")) {
    report.seals++;
    const whole =
      seal.previous.equals(previous) &&
      hashOf(seal).equals(seal.hash) &&
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
  const digest = createHash("sha256");
  for (const hash of await hashesOf(house, from, to)) digest.update(hash, "hex");
  return digest.digest();
}

async function hashesOf(house: VerifyingHouse, from: number, to: number): Promise<string[]> {
  const { rows } = await sql<{
    hash: Buffer;
  }>`select hash from matters.event where position between ${from} and ${to} order by position`.execute(house.db);
  return rows.map(({ hash }) => hash.toString("hex"));
}

async function sealsAfter(house: VerifyingHouse, which: "newest" | "all"): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select number, from_position, to_position, digest, previous, hash, at from matters.seal
    order by ${which === "newest" ? sql`number desc limit 1` : sql`number limit 100000`}`.execute(house.db);
  return rows;
}

function hashOf({ number, from_position: from, to_position: to, digest, previous, at }: Omit<SealRow, "hash">): Buffer {
  const sealed = { number, from, to, digest: digest.toString("hex"), previous: previous.toString("hex"), at: at.toISOString() };
  return Buffer.from(hashSeal(sealed), "hex");
}

import { sql } from "kysely";
import type { House } from "../house.ts";
import type { Matter } from "./domain/state.ts";
import type { Kind } from "./perform.ts";
import { verifySeals } from "./seal.ts";
import { checkMatter } from "./verify-matter.ts";
import { type IdRange, idRanges, matterlessRows, type StoredMatter, storedMatters } from "./verify-rows.ts";

export interface VerifyFault {
  matter: string;
  /** 0 for faults of the state tables. */
  sequence: number;
  fault:
    | "sequence"
    | "chain"
    | "hash"
    | "unreadable"
    | "head"
    | "kind"
    | "state"
    | "personal"
    | "task"
    | "clock"
    | "timer"
    | "own-table"
    | "missing"
    | "no-matter"
    | "not-followed"
    | "seal";
}

export interface VerifyReport {
  matters: number;
  events: number;
  seals: number;
  faults: VerifyFault[];
}

const BATCH = 400;
export const MOST_FAULTS = 1000;

type OwnCheck = (house: VerifyingHouse, matters: readonly Matter<unknown>[]) => Promise<string[]>;

export interface VerifiedKind extends Kind<unknown> {
  /** Ids of the matters whose own tables don't show what the fold gives. */
  verifyOwn: OwnCheck;
  /** `schema.table` that lists its matters, one row each by `region` and `id`: a row there without a matter of this kind is found. */
  listTable: string;
  /** Where its matters follow from others': ids of those others that should have one and have none. At most so many. */
  verifyFollowed?(house: VerifyingHouse, limit: number): Promise<string[]>;
}

export type VerifiedKinds = ReadonlyMap<string, VerifiedKind>;

/** All that verifying needs of the house, so that it can be had in a thread of its own. */
export type VerifyingHouse = Pick<House, "db" | "crypto" | "region">;

/**
 * Proves that the journal is whole (each event carries its predecessor's hash and its own), that every state table equals the fold
 * of the journal, and that the seals still fit. Changes nothing. Matters being written meanwhile are read in one snapshot, so a running
 * server doesn't disturb it.
 */
export async function verify(house: VerifyingHouse, kinds: VerifiedKinds): Promise<VerifyReport> {
  return inSnapshot(house, null, async (within) => {
    const report = await verifyMatters(within, kinds, { after: null, upto: null });
    return mergeReports([report, await verifyWhole(within, kinds)]);
  });
}

/** Runs `work` in a read-only transaction that sees one moment: its own, or the one another has exported. */
export function inSnapshot<T>(
  { db, crypto, region }: VerifyingHouse,
  snapshot: string | null,
  work: (within: VerifyingHouse) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      if (snapshot !== null) await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(tx);
      // Every batch is read in whole: compiling its query would cost more than it gives.
      await sql`set local jit = off`.execute(tx);
      return work({ db: tx, crypto, region });
    });
}

/**
 * Proves ranges of matters side by side, and with `rest` what belongs to none of them. All see one moment: each part reads on a connection of its own
 * in the snapshot it is given (`inSnapshot`).
 */
export function inParts(
  house: VerifyingHouse,
  parts: number,
  part: (range: IdRange, snapshot: string) => Promise<VerifyReport>,
  rest: (within: VerifyingHouse) => Promise<VerifyReport>,
): Promise<VerifyReport> {
  return inSnapshot(house, null, async (within) => {
    const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(within.db);
    const snapshot = rows[0]?.snapshot ?? "";
    const ranges = await idRanges(within, parts);
    return mergeReports(await Promise.all([...ranges.map((range) => part(range, snapshot)), rest(within)]));
  });
}

/** What can't be seen matter by matter: rows without a matter, what should have one, and the seals over the whole journal. */
export async function verifyWhole(house: VerifyingHouse, kinds: VerifiedKinds): Promise<VerifyReport> {
  const report: VerifyReport = { matters: 0, events: 0, seals: 0, faults: [] };
  const lists = [...kinds].map(([kind, { listTable }]) => ({ kind, table: listTable }));
  for (const matter of await matterlessRows(house, lists, MOST_FAULTS)) report.faults.push({ matter, sequence: 0, fault: "no-matter" });
  for (const { verifyFollowed } of kinds.values())
    for (const matter of (await verifyFollowed?.(house, MOST_FAULTS)) ?? [])
      report.faults.push({ matter, sequence: 0, fault: "not-followed" });
  await verifySeals(house, report);
  return report;
}

export function mergeReports(reports: readonly VerifyReport[]): VerifyReport {
  const sum = (of: (report: VerifyReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    matters: sum((report) => report.matters),
    events: sum((report) => report.events),
    seals: sum((report) => report.seals),
    faults: reports.flatMap((report) => report.faults),
  };
}

/** Goes through the matters of a range in order of their ids; the database reads the next ones while these are checked. */
export async function verifyMatters(house: VerifyingHouse, kinds: VerifiedKinds, range: IdRange): Promise<VerifyReport> {
  const report: VerifyReport = { matters: 0, events: 0, seals: 0, faults: [] };
  let reading = storedMatters(house, range, BATCH);
  let checkingOwn: Promise<VerifyFault[]> = Promise.resolve([]);
  for (;;) {
    const rows = await reading;
    const last = rows.at(-1);
    report.faults.push(...(await checkingOwn));
    if (!last || report.faults.length >= MOST_FAULTS) return report;
    reading = storedMatters(house, { ...range, after: last.id }, BATCH);
    const folded = checkBatch(house, kinds, rows, report);
    checkingOwn = ownFaults(house, kinds, folded);
  }
}

/** Checks what was read; returns the folds by kind, for the kinds' own tables. */
function checkBatch(
  house: VerifyingHouse,
  kinds: VerifiedKinds,
  rows: readonly StoredMatter[],
  report: VerifyReport,
): Map<string, Matter<unknown>[]> {
  const folded = new Map<string, Matter<unknown>[]>();
  for (const row of rows) {
    report.matters++;
    const kind = kinds.get(row.kind);
    if (!kind) {
      report.faults.push({ matter: row.id, sequence: 0, fault: "kind" });
      continue;
    }
    const { fold, events, faults } = checkMatter(house, kind, row);
    report.events += events;
    report.faults.push(...faults);
    // Without its key nobody can say what the kind's own row should show.
    if (!fold || !row.data_key) continue;
    const known = folded.get(row.kind);
    if (known) known.push(fold);
    else folded.set(row.kind, [fold]);
  }
  return folded;
}

async function ownFaults(
  house: VerifyingHouse,
  kinds: VerifiedKinds,
  folded: ReadonlyMap<string, Matter<unknown>[]>,
): Promise<VerifyFault[]> {
  const faults: VerifyFault[] = [];
  for (const [name, matters] of folded) {
    for (const matter of (await kinds.get(name)?.verifyOwn(house, matters)) ?? []) faults.push({ matter, sequence: 0, fault: "own-table" });
  }
  return faults;
}

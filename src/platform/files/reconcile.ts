import type { Dirent } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import { type Db, inTransaction } from "../db/index.ts";

export interface FileReport {
  /** Rows of the register of files. */
  files: number;
  /** Held by nobody: uploads that wait for what they are to be handed in with. The sweep removes them in time. */
  unused: number;
  /** From before uses were kept. */
  old: number;
  faults: { hash: string; fault: FileFaultKind }[];
  /** Bytes without a row that were removed. */
  removed: number;
}

/** `missing`: a row without content; `size`: content of another length than its row says; `stray`: content without a row. */
export type FileFaultKind = "missing" | "size" | "stray";

interface Store {
  db: Db;
  folder: string;
  clock: Clock;
  pathOf(hash: string): string;
}

/** An upload renames its content into place a moment before its row is there. */
const SETTLING = 3_600_000;

/** Whoever puts or removes a file's content holds this until the end of the transaction, so that row and content stay one. */
export async function alone(tx: Db, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`platform.file:${hash}`}, 0))`.execute(tx);
}

/** Goes through the store by the first two digits of the hashes: a 256th of it is in memory at once. */
export async function reconcile(store: Store, repair: boolean): Promise<FileReport> {
  const { rows } = await sql<{ unused: number; old: number }>`select count(*) filter (where put_at is not null
      and not exists (select from platform.file_use u where u.hash = f.hash))::int as unused,
    count(*) filter (where put_at is null)::int as old from platform.file f`.execute(store.db);
  const report: FileReport = { files: 0, unused: rows[0]?.unused ?? 0, old: rows[0]?.old ?? 0, faults: [], removed: 0 };
  for (let first = 0; first < 256; first++) await reconcilePart(store, first.toString(16).padStart(2, "0"), repair, report);
  return report;
}

async function reconcilePart(store: Store, first: string, repair: boolean, report: FileReport): Promise<void> {
  // The disk is read first: what is put meanwhile then has a row and is only looked for once more.
  const found = await contentUnder(store, first);
  const { rows } = await sql<{ hash: string; size: number }>`select encode(hash, 'hex') as hash, size from platform.file
    where substring(hash from 1 for 1) = decode(${first}, 'hex')`.execute(store.db);
  const known = new Map(rows.map((row) => [row.hash, row.size]));
  report.files += rows.length;
  for (const [hash, size] of known) {
    const there = found.has(hash)
      ? size
      : await stat(store.pathOf(hash)).then(
          (file) => file.size,
          () => null,
        );
    const bytes = found.get(hash)?.size ?? there;
    if (bytes === null) report.faults.push({ hash, fault: "missing" });
    else if (bytes !== size) report.faults.push({ hash, fault: "size" });
  }
  const settled = store.clock.now().getTime() - SETTLING;
  for (const [hash, { at }] of found) {
    if (known.has(hash) || at > settled) continue;
    if (repair && (await removeStray(store, hash))) report.removed++;
    else report.faults.push({ hash, fault: "stray" });
  }
}

async function contentUnder({ folder, pathOf }: Store, first: string): Promise<Map<string, { size: number; at: number }>> {
  const found = new Map<string, { size: number; at: number }>();
  for (const second of await folderEntries(join(folder, first))) {
    for (const entry of await folderEntries(join(folder, first, second.name))) {
      const file = await stat(join(folder, first, second.name, entry.name)).catch(() => undefined);
      // What doesn't stand at its own address isn't the store's.
      if (file && /^[0-9a-f]{64}$/.test(entry.name) && pathOf(entry.name) === join(folder, first, second.name, entry.name))
        found.set(entry.name, { size: file.size, at: file.mtimeMs });
    }
  }
  return found;
}

async function folderEntries(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

async function removeStray({ db, pathOf }: Store, hash: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await alone(tx, hash);
    const { rows } = await sql`select from platform.file where hash = decode(${hash}, 'hex')`.execute(tx);
    if (rows.length > 0) return false;
    await rm(pathOf(hash), { force: true });
    return true;
  });
}

import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/index.ts";

export interface PartsReport {
  /** Uploads not handed in yet, with what has come of them. */
  open: number;
  bytes: number;
  /** `stray-part`: bytes of no upload; `short-part`: an upload of which less lies on disk than was counted. */
  faults: { id: string; fault: "stray-part" | "short-part" }[];
  removed: number;
}

interface Parts {
  db: Db;
  parts: string;
  clock: Clock;
  remove(id: string): Promise<unknown>;
}

/** What has just been removed may still be on its way out. */
const SETTLING = 3_600_000;

/** Compares uploads under way with what lies on disk. With `repair` what has no other half goes: its sender begins it anew. */
export async function reconcileParts({ db, parts, clock, remove }: Parts, repair: boolean): Promise<PartsReport> {
  // The disk is read first: what begins meanwhile has a row.
  const found = new Map<string, { size: number; at: number }>();
  for (const name of await readdir(parts).catch(() => [])) {
    const file = await stat(join(parts, name)).catch(() => undefined);
    if (file) found.set(name, { size: file.size, at: file.mtimeMs });
  }
  const { rows } = await sql<{ id: string; received: number; settled: boolean }>`
    select id, received::int as received, taken_at is not null as settled from platform.open_upload`.execute(db);
  const open = rows.filter(({ settled }) => !settled);
  const report: PartsReport = { open: open.length, bytes: open.reduce((sum, { received }) => sum + received, 0), faults: [], removed: 0 };
  const mend = async (id: string, fault: "stray-part" | "short-part", work: () => Promise<unknown>) => {
    if (!repair) return void report.faults.push({ id, fault });
    await work();
    report.removed++;
  };
  for (const { id, received } of rows) {
    const size = found.get(id)?.size ?? (await sizeNow(join(parts, id)));
    if (size < received && (await sizeNow(join(parts, id))) < received) await mend(id, "short-part", () => remove(id));
  }
  const known = new Set(rows.map(({ id }) => id));
  for (const [id, { at }] of found)
    if (!known.has(id) && clock.now().getTime() - at > SETTLING) await mend(id, "stray-part", () => rm(join(parts, id), { force: true }));
  return report;
}

async function sizeNow(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

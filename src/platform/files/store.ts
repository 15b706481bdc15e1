import { createHash, randomUUID } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import { type Db, inTransaction } from "../db/index.ts";
import type { Verdict } from "./clamd.ts";
import { FILE_KINDS, type FileKind, kindOfName, safeFileName, USUAL_KINDS } from "./kinds.ts";
import { alone, type FileReport, reconcile } from "./reconcile.ts";
import { sniff } from "./sniff.ts";

export interface StoredFile {
  /** SHA-256 of the content in hexadecimal; also its address in the store. */
  hash: string;
  size: number;
  kind: FileKind;
  /** Media type, as sniffed. */
  type: string;
}

export type FileFault =
  | {
      ok: false;
      code: "file/empty" | "file/damaged" | "file/zip-bomb" | "file/has-macros" | "file/infected" | "file/not-scanned";
      name: string;
    }
  | { ok: false; code: "file/too-large"; name: string; maxBytes: number }
  | { ok: false; code: "file/type-not-allowed" | "file/name-does-not-match"; name: string; allowed: readonly FileKind[] };

/** `name` is the name as given, made safe to show and store. */
export type PutOutcome = { ok: true; file: StoredFile; name: string } | FileFault;

export interface PutOptions {
  name: string;
  allow?: readonly FileKind[];
  maxBytes?: number;
}

/** Looks for malware in a file at rest, before anybody can read it. `take`: whether it may come in, also when there is no verdict. */
export type ScanFile = (path: string) => Promise<Verdict & { take: boolean }>;

export interface FileStore {
  /** Takes a stream in whole or not at all. The same content twice is one file. */
  put(content: Readable, options: PutOptions): Promise<PutOutcome>;
  find(hash: string): Promise<StoredFile | undefined>;
  /** Throws where the content is missing: the row promised it. */
  read(hash: string): ReadStream;
  /** Where the content lies, for readers that need to jump about in it. Never to be written to. */
  pathOf(hash: string): string;
  /** Looks at a stored file once more: scanners learn, and bytes can be lost. */
  scanAgain(hash: string): Promise<{ ok: true } | { ok: false; code: "file/damaged" | "file/infected" | "file/not-scanned" }>;
  /** Removes files that nobody holds and nobody has sent again within `UNUSED_DAYS`. Returns how many; some at a time. */
  removeUnused(): Promise<number>;
  /** Where there are files from before uses were kept: has `hold` put their holders on record, then gives them to the sweep. Asks one row else. */
  adoptOld(hold: () => Promise<unknown>): Promise<void>;
  /** Compares disk and database both ways. With `repair` bytes that no row knows are removed. */
  reconcile(options?: { repair?: boolean }): Promise<FileReport>;
  /** Clears away what killed uploads left behind more than a day ago. Returns how many. */
  sweep(): Promise<number>;
}

/** Room for a photo of today's phones as it comes from the camera. */
export const MAX_FILE_BYTES = 30 * 2 ** 20;
/** How long an upload waits to be handed in with something. */
const UNUSED_DAYS = 3;
const SOME = 100;
const DAY = 86_400_000;

/** The store under `folder`: content at ab/cd/abcd…, uploads in progress at tmp/. */
export function fileStore(options: { db: Db; folder: string; clock: Clock; scan?: ScanFile }): FileStore {
  const { db, folder, clock, scan } = options;
  const temporaries = join(folder, "tmp");
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), assertHash(hash));

  return {
    async put(content, { name: given, allow = USUAL_KINDS, maxBytes = MAX_FILE_BYTES }) {
      const name = safeFileName(given);
      await mkdir(temporaries, { recursive: true });
      const temporary = join(temporaries, randomUUID());
      try {
        const written = await writeWithin(content, temporary, maxBytes);
        if (!written) return { ok: false, code: "file/too-large", name, maxBytes };
        if (written.size === 0) return { ok: false, code: "file/empty", name };
        const checked = await check(temporary, name, allow, scan);
        if (!checked.ok) return checked;
        const file = { ...written, kind: checked.kind, type: FILE_KINDS[checked.kind].type };
        let settled = false;
        await inTransaction(db, async (tx) => {
          await alone(tx, file.hash);
          if (!settled) await settle(temporary, pathOf(file.hash));
          settled = true;
          await sql`insert into platform.file (hash, size, type, created_at, put_at)
            values (${Buffer.from(file.hash, "hex")}, ${file.size}, ${file.kind}, ${clock.now()}, ${clock.now()})
            on conflict (hash) do update set put_at = excluded.put_at`.execute(tx);
        });
        return { ok: true, file, name };
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async find(hash) {
      const { rows } = await sql<{ size: number; type: FileKind }>`
        select size, type from platform.file where hash = ${Buffer.from(assertHash(hash), "hex")}`.execute(db);
      const row = rows[0];
      return row && { hash, size: row.size, kind: row.type, type: FILE_KINDS[row.type].type };
    },

    pathOf,

    read: (hash) => createReadStream(pathOf(hash)),

    async scanAgain(hash) {
      const there = await stat(pathOf(hash)).catch(() => undefined);
      if (!there) return { ok: false, code: "file/damaged" };
      return scanFault(await scan?.(pathOf(hash)));
    },

    async removeUnused() {
      const before = new Date(clock.now().getTime() - UNUSED_DAYS * DAY);
      const { rows } = await sql<{ hash: string }>`select encode(hash, 'hex') as hash from platform.file f
        where put_at < ${before} and not exists (select from platform.file_use u where u.hash = f.hash) limit ${SOME}`.execute(db);
      let removed = 0;
      for (const { hash } of rows) if (await removeIfUnused(db, hash, before, pathOf(hash))) removed++;
      return removed;
    },

    async adoptOld(hold) {
      const { rows } = await sql`select from platform.file where put_at is null limit 1`.execute(db);
      if (rows.length === 0) return;
      await hold();
      await sql`update platform.file set put_at = created_at where put_at is null`.execute(db);
    },

    reconcile: ({ repair = false } = {}) => reconcile({ db, folder, clock, pathOf }, repair),

    async sweep() {
      let swept = 0;
      for (const name of await readdir(temporaries).catch(() => [])) {
        const found = await stat(join(temporaries, name)).catch(() => undefined);
        if (!found || clock.now().getTime() - found.mtimeMs < DAY) continue;
        await rm(join(temporaries, name), { force: true });
        swept++;
      }
      return swept;
    },
  };
}

/** The row goes first: a holder that comes between keeps both, since the database refuses to lose a row that is referred to. */
async function removeIfUnused(db: Db, hash: string, before: Date, path: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await alone(tx, hash);
    // Locked before it is looked at again: a holder that comes meanwhile waits, and then finds it gone.
    const row = sql`select from platform.file where hash = ${Buffer.from(hash, "hex")} and put_at < ${before} for update`;
    if ((await row.execute(tx)).rows.length === 0) return false;
    const { numAffectedRows } = await sql`delete from platform.file f where hash = ${Buffer.from(hash, "hex")}
      and not exists (select from platform.file_use u where u.hash = f.hash)`.execute(tx);
    if (!numAffectedRows) return false;
    await rm(path, { force: true });
    return true;
  });
}

function assertHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("not a file hash");
  return hash;
}

/** Writes the stream and makes it durable; undefined when it is longer than allowed, in which case the rest is not read. */
async function writeWithin(content: Readable, path: string, maxBytes: number): Promise<{ hash: string; size: number } | undefined> {
  const digest = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return undefined;
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: digest.digest("hex"), size };
}

type Checked = { ok: true; kind: FileKind } | FileFault;

async function check(path: string, name: string, allowed: readonly FileKind[], scan: ScanFile | undefined): Promise<Checked> {
  const claimed = kindOfName(name);
  if (!claimed || !allowed.includes(claimed)) return { ok: false, code: "file/type-not-allowed", name, allowed };
  const sniffed = await sniff(path);
  if (!sniffed.ok) {
    if (sniffed.code === "file/type-not-allowed") return { ok: false, code: "file/name-does-not-match", name, allowed };
    return { ok: false, code: sniffed.code, name };
  }
  if (sniffed.kind !== claimed) return { ok: false, code: "file/name-does-not-match", name, allowed };
  const scanned = scanFault(await scan?.(path));
  return scanned.ok ? sniffed : { ...scanned, name };
}

function scanFault(found: Awaited<ReturnType<ScanFile>> | undefined) {
  if (!found || found.take) return { ok: true } as const;
  return { ok: false, code: found.verdict === "infected" ? "file/infected" : "file/not-scanned" } as const;
}

/** Moves a finished upload to its address. The folders are synced as well: a name lost with the power would lose a file that was promised. */
async function settle(temporary: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true });
  await rename(temporary, path);
  await syncFolder(folder);
  if (made) {
    await syncFolder(dirname(folder));
    await syncFolder(dirname(dirname(folder)));
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Clock } from "../clock.ts";
import type { CryptoProvider } from "../crypto.ts";
import type { Db } from "../db/index.ts";
import type { Metrics } from "../metrics.ts";
import { kindOfName, safeFileName } from "./kinds.ts";
import { type OpenUploadRow, uploadRows } from "./open-upload-rows.ts";
import { hashOfPart, readPart, writePart } from "./part-file.ts";
import { type PartsReport, reconcileParts } from "./reconcile-parts.ts";
import { MAX_FILE_BYTES } from "./store.ts";

/** What a sender says of a file before it comes. */
export interface UploadAbout {
  /** Made safe to show and store. */
  name: string;
  /** Name of the form field the file is for. */
  field: string;
  /** When the file was last changed, as its browser says: with name and size, how the same file is known again. */
  modified: string;
  /** SHA-256 in hexadecimal, where the browser could work it out; checked when all has come. */
  sha256: string | null;
}

export interface OpenUpload extends UploadAbout {
  id: string;
  /** Bytes as declared. */
  size: number;
  /** Bytes that are safe on disk: where to go on. */
  received: number;
  expiresAt: Date;
}

export type BeginOutcome =
  | { ok: true; upload: OpenUpload }
  | { ok: false; code: "file/empty" | "file/too-large" | "file/type-not-allowed" | "file/too-many-open" };

export type AppendOutcome =
  | { ok: true; upload: OpenUpload }
  | { ok: false; code: "file/upload-gone" | "file/upload-elsewhere" | "file/upload-too-long" | "file/upload-damaged"; received?: number };

/**
 * Files that come in parts (a bad line, a phone that sleeps, a server that dies): rows in `platform.open_upload`, bytes beside the store. They are
 * nobody's file until they are whole and handed in, and then go through the store's own door like any upload.
 */
export interface OpenUploads {
  /** `origin` is the address it comes from, where that is all there is to count by. */
  begin(owner: string, asked: UploadAbout & { size: number; origin?: string }): Promise<BeginOutcome>;
  /** Nobody but its owner finds an upload. Whoever asks is about to go on: a connection that still hangs on it is cut first. */
  find(owner: string, id: string): Promise<OpenUpload | undefined>;
  /** All of an owner that were not handed in, in the order they were begun. */
  list(owner: string): Promise<OpenUpload[]>;
  /** Takes bytes from `offset` on, as many as come before the line breaks. */
  append(owner: string, id: string, part: { offset: number; content: Readable }): Promise<AppendOutcome>;
  /** The content of a whole upload, also a little after it was handed in: its sender may not have heard. */
  content(owner: string, id: string): Promise<{ upload: OpenUpload; stream: () => Readable } | undefined>;
  /** Says that it was handed in. */
  settle(owner: string, id: string): Promise<void>;
  drop(owner: string, id: string): Promise<boolean>;
  /** Takes away what was handed in or given up. Returns how many. */
  sweep(): Promise<number>;
  reconcile(options?: { repair?: boolean }): Promise<PartsReport>;
}

/** How many one person may have under way at once, and one address. */
const MOST_OF_OWNER = 20;
const MOST_OF_ORIGIN = 200;
/** How long one waits for its next bytes. */
const DAYS = 3;
const DAY = 86_400_000;
/** What a broken line had delivered is still being written when its sender comes again. */
const GRACE_MS = 300;
/** How long one that was handed in can be asked for again. */
const SETTLED_MS = 15 * 60_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface OpenUploadsOptions {
  db: Db;
  /** The store's folder; parts lie in it under `parts/`. */
  folder: string;
  clock: Clock;
  crypto: CryptoProvider;
  metrics: Pick<Metrics, "uploads" | "uploadBytes">;
}

export function openUploads({ db, folder, clock, crypto, metrics }: OpenUploadsOptions): OpenUploads {
  const parts = join(folder, "parts");
  const rows = uploadRows(db, crypto);
  const turns = oneAtATime();
  const pathOf = (id: string) => join(parts, id);
  const ownerKey = (owner: string) => crypto.blindIndex("platform.upload.owner", owner);
  const liveSince = () => new Date(clock.now().getTime() - DAYS * DAY);
  const shown = ({ touchedAt, settled: _, ...row }: OpenUploadRow): OpenUpload => ({
    ...row,
    expiresAt: new Date(touchedAt.getTime() + DAYS * DAY),
  });
  const find = async (owner: string, id: string) => (UUID.test(id) ? rows.find(ownerKey(owner), id, liveSince()) : undefined);
  const remove = async (id: string) => {
    const isGone = await rows.remove(id);
    await rm(pathOf(id), { force: true });
    return isGone;
  };

  async function append(owner: string, id: string, offset: number, content: Readable): Promise<AppendOutcome> {
    const row = await find(owner, id);
    if (!row || row.settled) return { ok: false, code: "file/upload-gone" };
    if (row.received !== offset) return { ok: false, code: "file/upload-elsewhere", received: row.received };
    const written = await writePart(pathOf(id), { at: offset, size: row.size, content });
    if (!written.ok) {
      if (written.code === "too-long") return { ok: false, code: "file/upload-too-long", received: offset };
      await remove(id);
      return { ok: false, code: "file/upload-gone" };
    }
    const { received } = written;
    metrics.uploadBytes.inc(received - offset);
    const isWhole = received === row.size;
    if (isWhole && row.sha256 !== null && (await hashOfPart(pathOf(id), row.size)) !== row.sha256) {
      await remove(id);
      metrics.uploads.inc({ outcome: "damaged" });
      return { ok: false, code: "file/upload-damaged" };
    }
    const now = clock.now();
    // Another server may have taken the same bytes meanwhile; its count stands.
    if (!(await rows.advance(id, { from: offset, to: received, at: now }))) return { ok: false, code: "file/upload-elsewhere" };
    if (isWhole) metrics.uploads.inc({ outcome: "arrived" });
    return { ok: true, upload: shown({ ...row, received, touchedAt: now }) };
  }

  return {
    async begin(owner, { size, origin, ...about }) {
      if (size === 0) return { ok: false, code: "file/empty" };
      if (size > MAX_FILE_BYTES) return { ok: false, code: "file/too-large" };
      const said = { ...about, name: safeFileName(about.name) };
      if (kindOfName(said.name) === undefined) return { ok: false, code: "file/type-not-allowed" };
      const now = clock.now();
      const row = { id: randomUUID(), size, received: 0, ...said, touchedAt: now, settled: false };
      const isOpen = await rows.insert(row, {
        owner: ownerKey(owner),
        origin: origin === undefined ? null : crypto.blindIndex("platform.upload.origin", origin),
        most: { owner: MOST_OF_OWNER, origin: MOST_OF_ORIGIN },
        liveSince: liveSince(),
      });
      metrics.uploads.inc({ outcome: isOpen ? "begun" : "refused" });
      return isOpen ? { ok: true, upload: shown(row) } : { ok: false, code: "file/too-many-open" };
    },

    async find(owner, id) {
      await turns.cut(id);
      const row = await find(owner, id);
      return row && shown(row);
    },

    list: async (owner) => (await rows.list(ownerKey(owner), liveSince())).map(shown),

    append: (owner, id, { offset, content }) => turns.take(id, content, () => append(owner, id, offset, content)),

    async content(owner, id) {
      const row = await find(owner, id);
      return row && { upload: shown(row), stream: () => readPart(pathOf(id), row.size) };
    },

    async settle(owner, id) {
      if (await rows.settle(ownerKey(owner), id, clock.now())) metrics.uploads.inc({ outcome: "handed-in" });
    },

    async drop(owner, id) {
      await turns.cut(id);
      if (!(await find(owner, id))) return false;
      metrics.uploads.inc({ outcome: "dropped" });
      return remove(id);
    },

    async sweep() {
      const ids = await rows.over({ untouchedSince: liveSince(), settledBefore: new Date(clock.now().getTime() - SETTLED_MS) });
      for (const id of ids) await remove(id);
      return ids.length;
    },

    reconcile: ({ repair = false } = {}) => reconcileParts({ db, parts, clock, remove }, repair),
  };
}

/**
 * One writer an upload within this process: whoever comes later wins, since a browser only comes again when it has given the line before up.
 * Between processes the count of received bytes decides.
 */
function oneAtATime() {
  const running = new Map<string, { content: Readable; done: Promise<unknown> }>();
  const cut = async (id: string): Promise<void> => {
    for (let held = running.get(id); held; held = running.get(id)) {
      const { content, done } = held;
      const late = setTimeout(() => content.destroy(), GRACE_MS);
      await done.catch(() => {});
      clearTimeout(late);
    }
  };
  return {
    cut,
    async take<T>(id: string, content: Readable, work: () => Promise<T>): Promise<T> {
      // Nothing may come between finding the place free and taking it.
      while (running.has(id)) await cut(id);
      const done = work();
      running.set(id, { content, done });
      try {
        return await done;
      } finally {
        running.delete(id);
      }
    },
  };
}

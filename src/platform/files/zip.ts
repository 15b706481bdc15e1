import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";

export type ZipInspection = { ok: true; names: string[] } | { ok: false; code: "file/zip-bomb" | "file/damaged" };

export interface ZipLimits {
  entries: number;
  /** Bytes all entries may unpack to. */
  unpacked: number;
  /** Times its packed size a zip may unpack to, once it passes a tenth of `unpacked`; a wide spreadsheet reaches 30. */
  ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 5_000, unpacked: 200 * 2 ** 20, ratio: 120 };

/**
 * Reads a zip to its end without keeping anything: first the sizes its directory claims, then, since a directory can lie, the bytes
 * that really come out. Stops at the first limit passed.
 */
export async function inspectZip(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<ZipInspection> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch {
    return { ok: false, code: "file/damaged" };
  }
  try {
    return await inspect(zip, limits);
  } catch (error) {
    return { ok: false, code: error instanceof TooMuch ? "file/zip-bomb" : "file/damaged" };
  } finally {
    zip.close();
  }
}

class TooMuch extends Error {}

async function inspect(zip: ZipFile, limits: ZipLimits): Promise<ZipInspection> {
  if (zip.entryCount > limits.entries) throw new TooMuch();
  const entries: Entry[] = [];
  let claimed = 0;
  for await (const entry of zip.eachEntry()) {
    claimed += entry.uncompressedSize;
    if (claimed > limits.unpacked || entries.length >= limits.entries) throw new TooMuch();
    if (entry.isEncrypted()) return { ok: false, code: "file/damaged" };
    entries.push(entry);
  }
  const most = Math.min(limits.unpacked, Math.max(limits.unpacked / 10, zip.fileSize * limits.ratio));
  if (claimed > most) throw new TooMuch();
  await unpackAll(zip, entries, most);
  return { ok: true, names: entries.map((entry) => entry.fileName) };
}

async function unpackAll(zip: ZipFile, entries: readonly Entry[], most: number): Promise<void> {
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.fileName.endsWith("/")) continue;
    const counter = new Writable({
      write(chunk: Buffer, _encoding, done) {
        unpacked += chunk.length;
        done(unpacked > most ? new TooMuch() : null);
      },
    });
    await pipeline(await zip.openReadStreamPromise(entry), counter);
  }
}

import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Written = { ok: true; received: number } | { ok: false; code: "missing" | "too-long" };

/**
 * Writes what comes at its place, and makes it durable before it says how far it got. A line that breaks is no fault: what came before stays.
 * Bytes go to their own position, so that a chunk that arrives twice is the same bytes in the same place. `missing`: what lay there before
 * doesn't any more; `too-long`: more came than was declared, and nothing of it is kept.
 */
export async function writePart(path: string, { at, size, content }: { at: number; size: number; content: Readable }): Promise<Written> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if ((await file.stat()).size < at) return { ok: false, code: "missing" };
    let position = at;
    for await (const chunk of untilItBreaks(content)) {
      if (position + chunk.length > size) return { ok: false, code: "too-long" };
      await writeAll(file, chunk, position);
      position += chunk.length;
    }
    await file.datasync();
    return { ok: true, received: position };
  } finally {
    await file.close();
  }
}

async function* untilItBreaks(content: Readable): AsyncGenerator<Buffer> {
  try {
    // A sender who is refused in the middle still gets the answer: leaving off doesn't cut its line.
    yield* content.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    // Its sender comes again and asks how far it got.
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done, chunk.length - done, position + done)).bytesWritten;
}

/** SHA-256 of the first `size` bytes, in hexadecimal. */
export async function hashOfPart(path: string, size: number): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(readPart(path, size), digest);
  return digest.digest("hex");
}

/** What a sender wrote beyond the last bytes that were counted isn't part of it. */
export function readPart(path: string, size: number): Readable {
  return createReadStream(path, { end: size - 1 });
}

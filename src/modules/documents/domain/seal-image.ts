import { inflateSync } from "node:zlib";

export type SealFault =
  | "documents/seal-not-png"
  | "documents/seal-too-large"
  | "documents/seal-wrong-shape"
  | "documents/seal-not-transparent";

/** Bytes of a picture, and its sides in pixels: sharp on paper at 42 mm, and nothing that takes long to unpack. */
const MOST_BYTES = 500_000;
const [LEAST_SIDE, MOST_SIDE] = [200, 1600];
/** A seal is round, square or nearly so. */
const MOST_OBLONG = 1.5;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types of PNG that have an alpha channel: grey and colour. */
const WITH_ALPHA: ReadonlySet<number> = new Set([4, 6]);

/** Of all pixels at least so many let the paper through: a picture with its white ground kept would cover signature and date. */
const LEAST_CLEAR = 0.05;
const CLEAR_ALPHA = 192;

/** Why a picture can't be a seal; null where it may. Whether it is whole is found by drawing it. */
export function sealFault(image: Buffer): SealFault | null {
  if (image.length > MOST_BYTES) return "documents/seal-too-large";
  if (image.length < 33 || !image.subarray(0, 8).equals(SIGNATURE) || image.toString("latin1", 12, 16) !== "IHDR")
    return "documents/seal-not-png";
  const [width, height, depth, colour] = [image.readUInt32BE(16), image.readUInt32BE(20), image[24], image[25] ?? 0];
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < LEAST_SIDE || long > MOST_SIDE || long > short * MOST_OBLONG) return "documents/seal-wrong-shape";
  if (depth !== 8 || !WITH_ALPHA.has(colour)) return "documents/seal-not-transparent";
  return clearShare(image, width, height, colour === 6 ? 4 : 2) < LEAST_CLEAR ? "documents/seal-not-transparent" : null;
}

/** The share of clear pixels; 1 where it can't be told (interlaced, or broken: drawing it will tell). */
function clearShare(image: Buffer, width: number, height: number, bytes: number): number {
  if (image[28] !== 0) return 1;
  const line = width * bytes + 1;
  const packed = packedPixels(image);
  let data: Buffer;
  try {
    data = inflateSync(packed, { maxOutputLength: line * height });
  } catch {
    return 1;
  }
  if (data.length < line * height) return 1;
  let clear = 0;
  let above: Uint8Array = Buffer.alloc(line - 1);
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * line + 1, (y + 1) * line);
    unfilter(row, above, data[y * line] ?? 0, bytes);
    for (let at = bytes - 1; at < row.length; at += bytes) if ((row[at] ?? 0) < CLEAR_ALPHA) clear += 1;
    above = row;
  }
  return clear / (width * height);
}

/** What all IDAT chunks hold, in their order. */
function packedPixels(image: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= image.length; ) {
    const length = image.readUInt32BE(at);
    if (image.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(image.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Undoes the filter of one line in place (PNG §9.2). */
function unfilter(row: Buffer, above: Uint8Array, filter: number, bytes: number): void {
  if (filter === 0) return;
  for (let at = 0; at < row.length; at += 1) {
    const left = at < bytes ? 0 : (row[at - bytes] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < bytes ? 0 : (above[at - bytes] ?? 0);
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    row[at] = ((row[at] ?? 0) + guess) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

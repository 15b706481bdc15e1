import { hash } from "node:crypto";
import { constants, crc32, deflateRawSync } from "node:zlib";

/** A page as it goes out: fresh text, and parts that were made once and are given out again as long as they are true. */
export type PagePart = string | { readonly text: string };

interface Packed {
  /** Deflate blocks that refer to nothing before them and end at a whole byte, so that they may stand anywhere in a stream. */
  blocks: Buffer;
  bytes: number;
  crc: number;
  /** What a checksum is multiplied by when these bytes follow: x^(8 · bytes). */
  shift: number;
  digest: string;
}

const packedParts = new WeakMap<object, Packed>();

/** Fresh text goes out as it is, in stored blocks; above this compressing the whole page is worth its time. */
const MOST_FRESH = 6000;
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);
const LONGEST_STORED = 0xffff;

export function plainText(parts: readonly PagePart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

/** Weak, since the same page goes out in several encodings. */
export function etagOfParts(parts: readonly PagePart[]): string {
  const content = parts.map((part) => (typeof part === "string" ? part : packedOf(part).digest)).join("\0");
  return `W/"${hash("sha256", content, "base64url").slice(0, 22)}"`;
}

/**
 * The page as one gzip member (RFC 1952), made of blocks packed before: several members would be simpler and are as legal, but Chromium
 * stops reading after the first. Null where so much is fresh that it should be compressed as a whole.
 */
export function gzipOfParts(parts: readonly PagePart[]): Buffer | null {
  let fresh = 0;
  for (const part of parts) if (typeof part === "string") fresh += part.length;
  if (fresh > MOST_FRESH) return null;
  const chunks: Buffer[] = [GZIP_HEAD];
  let crc = 0;
  let length = 0;
  for (const part of parts) {
    if (typeof part === "string") {
      const bytes = Buffer.from(part);
      for (let start = 0; start < bytes.length; start += LONGEST_STORED) store(bytes.subarray(start, start + LONGEST_STORED), chunks);
      crc = crc32(bytes, crc);
      length += bytes.length;
    } else {
      const packed = packedOf(part);
      chunks.push(packed.blocks);
      crc = (multiplied(packed.shift, crc) ^ packed.crc) >>> 0;
      length += packed.bytes;
    }
  }
  const tail = Buffer.allocUnsafe(8);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(length % 2 ** 32, 4);
  chunks.push(LAST_BLOCK, tail);
  return Buffer.concat(chunks);
}

function store(bytes: Buffer, chunks: Buffer[]): void {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt8(0, 0);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  chunks.push(head, bytes);
}

function packedOf(part: { readonly text: string }): Packed {
  const known = packedParts.get(part);
  if (known) return known;
  const bytes = Buffer.from(part.text);
  const packed: Packed = {
    blocks: deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }),
    bytes: bytes.length,
    crc: crc32(bytes),
    shift: powerOfX(8 * bytes.length),
    digest: hash("sha256", bytes, "base64url"),
  };
  packedParts.set(part, packed);
  return packed;
}

// Checksums of parts are put together as polynomials over GF(2) modulo that of CRC-32, the bit of x^0 first.
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X = 0x40000000;

function multiplied(a: number, b: number): number {
  let product = 0;
  let factor = b;
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= factor;
    factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return product >>> 0;
}

function powerOfX(exponent: number): number {
  let power = ONE;
  let square = X;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiplied(square, power);
    square = multiplied(square, square);
  }
  return power;
}

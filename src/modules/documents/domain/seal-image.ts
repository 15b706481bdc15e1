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

/** Why a picture can't be a seal, by the head of the file alone; null where it may. Whether it is whole is found by drawing it. */
export function sealFault(image: Buffer): SealFault | null {
  if (image.length > MOST_BYTES) return "documents/seal-too-large";
  if (image.length < 33 || !image.subarray(0, 8).equals(SIGNATURE) || image.toString("latin1", 12, 16) !== "IHDR")
    return "documents/seal-not-png";
  const [width, height, depth, colour] = [image.readUInt32BE(16), image.readUInt32BE(20), image[24], image[25] ?? 0];
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < LEAST_SIDE || long > MOST_SIDE || long > short * MOST_OBLONG) return "documents/seal-wrong-shape";
  return depth === 8 && WITH_ALPHA.has(colour) ? null : "documents/seal-not-transparent";
}

import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { sealFault } from "./seal-image.ts";

/** A picture of 200 by 200 whose lines are all filtered in one way; `alphaOf` says how dense each pixel is. */
function png(alphaOf: (x: number, y: number) => number, filter = 0, interlaced = 0): Buffer {
  const side = 200;
  const plain = (x: number, y: number): number[] => (x < 0 || y < 0 ? [0, 0, 0, 0] : [200, 0, 0, alphaOf(x, y)]);
  const lines = Array.from({ length: side }, (_, y) => [
    filter,
    ...Array.from({ length: side }, (_, x) =>
      plain(x, y).map((value, at) => {
        const [left, up, corner] = [plain(x - 1, y)[at] ?? 0, plain(x, y - 1)[at] ?? 0, plain(x - 1, y - 1)[at] ?? 0];
        const near = [left, up, corner].toSorted((a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b))[0] ?? 0;
        return (value - ([0, left, up, (left + up) >> 1, near][filter] ?? 0) + 256) & 255;
      }),
    ).flat(),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6, 0, 0, interlaced], 8);
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const packed = deflateSync(Buffer.from(lines.flat()));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", packed.subarray(0, 50)), chunk("IDAT", packed.subarray(50))]);
}

const ring = (x: number, y: number) => (Math.abs(Math.hypot(x - 100, y - 100) - 90) < 6 ? 255 : 0);

test.each([0, 1, 2, 3, 4])("a ring on clear ground is a seal, its lines filtered in way %i", (filter) => {
  expect(sealFault(png(ring, filter))).toBeNull();
});

test.each([0, 1, 2, 3, 4])(
  "a picture that could be clear and is not is none: its ground would cover the signature (filter %i)",
  (filter) => {
    expect(sealFault(png(() => 255, filter))).toBe("documents/seal-not-transparent");
  },
);

test("an interlaced picture and one whose pixels can't be unpacked are left to the drawing of them", () => {
  expect(sealFault(png(() => 255, 0, 1))).toBeNull();
  const torn = png(() => 255);
  expect(sealFault(torn.subarray(0, torn.length - 60))).toBeNull();
});

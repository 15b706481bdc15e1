import { expect, test } from "vitest";
import { pagesToPdf } from "./pages-pdf.ts";

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0xff, 0xd9]);
const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");

test("every page is in the file, standing or lying as it was photographed", () => {
  const pdf = textOf(
    pagesToPdf([
      { jpeg: JPEG, width: 1500, height: 2000 },
      { jpeg: JPEG, width: 2000, height: 1500 },
    ]),
  );
  expect(pdf).toContain("/Count 2");
  expect(pdf.match(/\/MediaBox \[0 0 \d+ \d+\]/g)).toEqual(["/MediaBox [0 0 595 842]", "/MediaBox [0 0 842 595]"]);
  expect(pdf.match(/\/DCTDecode/g)).toHaveLength(2);
});

test("the cross-reference table points at every object, so that readers needn't guess", () => {
  const pdf = textOf(pagesToPdf([{ jpeg: JPEG, width: 100, height: 200 }]));
  const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
  expect(pdf.slice(start, start + 4)).toBe("xref");
  const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map((row) => Number(row[1]));
  expect(offsets).toHaveLength(5);
  for (const [index, offset] of offsets.entries()) expect(pdf.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
});

test("the pictures go in as they are", () => {
  const pdf = Buffer.from(pagesToPdf([{ jpeg: JPEG, width: 1, height: 1 }]));
  expect(pdf.includes(Buffer.from(JPEG))).toBe(true);
});

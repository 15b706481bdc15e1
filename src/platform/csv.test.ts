import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, readCsv } from "./csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a table is read with its line numbers; empty lines and missing cells at the end don't matter", () => {
  expect(readCsv(bytes('\uFEFFname,code\r\n"县, 局",MZ\r\n\r\n"two\nlines"\r\n'))).toEqual({
    ok: true,
    head: ["name", "code"],
    rows: [
      { line: 2, cells: { name: "县, 局", code: "MZ" } },
      { line: 4, cells: { name: "two\nlines", code: "" } },
    ],
  });
});

test("a table written by Chinese Excel is read", () => {
  const table = readCsv(Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xc3, 0xf1, 0xd5, 0xfe, 0xbe, 0xd6]));
  expect(table).toEqual({ ok: true, head: ["名称"], rows: [{ line: 2, cells: { 名称: "民政局" } }] });
});

test.each([
  ["", { line: 1, code: "csv/empty" }],
  ['a\n"x', { line: 2, code: "csv/open-quote" }],
  ["a\n1,2", { line: 2, code: "csv/too-many-cells" }],
])("%j is refused at its line", (text, fault) => {
  expect(readCsv(bytes(text))).toEqual({ ok: false, ...fault });
});

test("what is written is read back", () => {
  const cell = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\r", "").trim());
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      fc.pre(cells.some((each) => each !== ""));
      const head = cells.map((_, index) => `c${index}`);
      const table = readCsv(bytes(`${csvLine(head)}\n${csvLine(cells)}\n`));
      expect(table.ok && table.rows.map((row) => Object.values(row.cells))).toEqual([cells]);
    }),
  );
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { zipOf } from "../files/zip-fixture.ts";
import { readDocx, readXlsx } from "./index.ts";
import { shownNumber } from "./sheet-numbers.ts";

const folder = mkdtempSync(join(tmpdir(), "office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
function packed(parts: Record<string, string | Buffer>): string {
  const path = join(folder, String(count++));
  writeFileSync(path, zipOf(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) }))));
  return path;
}
const docx = (body: string, more: Record<string, string | Buffer> = {}) =>
  readDocx(packed({ "word/document.xml": `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...more }));
const p = (text: string, properties = "") => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("a Word document", () => {
  test("is read as paragraphs with their headings, alignment and emphasis", async () => {
    const body =
      `<w:p><w:pPr><w:pStyle w:val="1"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>申请书</w:t></w:r></w:p>` +
      p("甲 &lt; 乙", '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>');
    expect((await docx(body)).pages).toEqual([
      [
        { kind: "paragraph", level: 1, align: "center", listed: false, runs: [{ text: "申请书", bold: true }] },
        { kind: "paragraph", level: 0, align: "left", listed: true, runs: [{ text: "甲 < 乙" }] },
      ],
    ]);
  });

  test("is cut into the pages Word noted, also inside a paragraph", async () => {
    const { pages } = await docx(`${p("一")}<w:p><w:r><w:t>二</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>三</w:t></w:r></w:p>`);
    const texts = pages.map((page) => page.map((block) => (block.kind === "paragraph" ? block.runs.map((run) => run.text).join("") : "")));
    expect(texts).toEqual([["一", "二"], ["三"]]);
  });

  test("keeps its tables with joined cells, and what stands in them", async () => {
    const cell = (inner: string, span = "") => `<w:tc><w:tcPr>${span}</w:tcPr>${inner}</w:tc>`;
    const { pages } = await docx(
      `<w:tbl><w:tr>${cell(p("标题"), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell(p("a"))}${cell(p("b"))}</w:tr></w:tbl>${p("后")}`,
    );
    const [table, after] = pages[0] ?? [];
    expect(table?.kind === "table" && table.rows.map((row) => row.map(({ span }) => span))).toEqual([[2], [1, 1]]);
    expect(after?.kind).toBe("paragraph");
  });

  test("shows pictures inside it and never one from elsewhere", async () => {
    const picture = (id: string) =>
      `<w:p><w:r><w:drawing><wp:extent cx="952500" cy="476250"/><a:blip r:embed="${id}"/></w:drawing></w:r></w:p>`;
    const relations =
      '<Relationships><Relationship Id="a" Target="media/1.png"/><Relationship Id="b" Target="http://example.org/x.png" TargetMode="External"/></Relationships>';
    const more = { "word/_rels/document.xml.rels": relations, "word/media/1.png": Buffer.from("png") };
    const { pages } = await docx(picture("a") + picture("b"), more);
    const sources = pages.flat().flatMap((block) => (block.kind === "picture" ? [block] : []));
    expect(sources).toMatchObject([{ source: "data:image/png;base64,cG5n", width: 100, height: 50 }, { source: "" }]);
  });

  test("leaves out what was deleted and the older form of a shape", async () => {
    const { pages } = await docx(
      "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><mc:Fallback><w:r><w:t>重</w:t></w:r></mc:Fallback><w:r><w:t>新</w:t></w:r></w:p>",
    );
    expect(pages).toMatchObject([[{ runs: [{ text: "新" }] }]]);
  });

  test("that goes on for ever is cut and says so; a document type can't blow it up", async () => {
    const long = await docx(p("x").repeat(5000));
    expect([long.cut, long.pages.flat().length]).toEqual([true, 4000]);
    const bomb = `<!DOCTYPE d [<!ENTITY a "${"x".repeat(1000)}"><!ENTITY b "&a;&a;">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`;
    const { pages } = await readDocx(packed({ "word/document.xml": bomb }));
    expect(JSON.stringify(pages).length).toBeLessThan(200);
  });
});

test("a file made to keep the reader busy is given up or cut soon", { timeout: 10_000 }, async () => {
  const relations = "<Relationship ".repeat(600_000);
  expect((await docx(p("x"), { "word/_rels/document.xml.rels": relations })).pages.flat()).toHaveLength(1);
  const nested = await docx("<w:tbl><w:tr><w:tc>".repeat(2000));
  expect(nested.cut).toBe(true);
  expect(JSON.stringify(nested).length).toBeLessThan(10_000);
  const parts = (sheet: string, format: string) => ({
    "xl/workbook.xml": `<workbook><sheets>${'<sheet name="a" r:id="r1"/>'.repeat(30)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
    "xl/sheet.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="1" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="1"/></cellXfs></styleSheet>`,
  });
  expect((await readXlsx(packed(parts('<row><c s="0"><v>1</v></c></row>', "[".repeat(1_000_000))))).sheets).toHaveLength(30);
  const again = await readXlsx(packed(parts("<row/>".repeat(1_700_000), "0")));
  expect([again.sheets.length, again.cut]).toEqual([2, true]);
});

describe("an Excel workbook", () => {
  const workbook = (sheet: string, more: Record<string, string> = {}) =>
    readXlsx(
      packed({
        "xl/workbook.xml":
          '<workbook><sheets><sheet name="名单" r:id="r1"/><sheet name="藏" state="hidden" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
        "xl/sharedStrings.xml": "<sst><si><t>姓名</t></si><si><r><t>石</t></r><r><t>小满</t></r><rPh><t>shi</t></rPh></si></sst>",
        "xl/styles.xml":
          '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs></styleSheet>',
        ...more,
      }),
    );

  test("gives the widths of columns that say so, the usual one for those between, and none beyond what can be shown", async () => {
    const cols = '<cols><col min="2" max="2" width="20"/><col min="4" max="16384" width="2"/></cols>';
    const named = { "xl/worksheets/sheet1.xml": `<worksheet>${cols}<sheetData><row><c><v>1</v></c></row></sheetData></worksheet>` };
    const { sheets } = await workbook("", named);
    expect(sheets[0]?.widths.slice(0, 4)).toEqual([64, 152, 64, 26]);
    expect(sheets[0]?.widths).toHaveLength(100);
  });

  test("shows each visible sheet with texts, results, dates and percents where they stand", async () => {
    const { sheets, cut } = await workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><v>46087</v></c><c r="D3" s="2"><v>0.07</v></c><c r="E3"><f>1+1</f><v>0.30000000000000004</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="inlineStr"><is><t>直接</t></is></c></row>',
    );
    expect(cut).toBe(false);
    expect(sheets).toEqual([
      {
        name: "名单",
        rows: [["姓名"], [], ["", "石小满", "2026-03-06", "7%", "0.3", "TRUE", "直接"]],
        merged: [{ row: 0, column: 0, rows: 1, columns: 2 }],
        widths: [],
      },
    ]);
  });

  test("with a cell in the last corner isn't filled up to it", async () => {
    const { sheets, cut } = await workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    expect([sheets[0]?.rows, cut]).toEqual([[], true]);
  });

  test.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [0.5, "12:00:00"],
    [46087.75, "2026-03-06 18:00"],
  ])("the day number %d is shown as %s", (serial, shown) => {
    expect(shownNumber(serial, { format: "#14", isDate: true, from1904: false })).toBe(shown);
  });
});

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { toBuffer as qrPicture } from "qrcode";
import { DOCX_FONTS, PAGE_WORDS } from "../domain/words.zh-CN.ts";
import type { Paper, PaperBlock } from "../paper.ts";

/** Fonts are named, never embedded: the office's own machines have them (GB/T 9704; practice §12). */
const FANGSONG = { ascii: "FangSong_GB2312", hAnsi: "FangSong_GB2312", eastAsia: DOCX_FONTS.fangsong };
const TITLE = { ascii: "FZXiaoBiaoSong-B05S", hAnsi: "FZXiaoBiaoSong-B05S", eastAsia: DOCX_FONTS.title };
const HEI = { ascii: "SimHei", hAnsi: "SimHei", eastAsia: DOCX_FONTS.hei };
const SONG = { ascii: "SimSun", hAnsi: "SimSun", eastAsia: DOCX_FONTS.song };

/** Twentieths of a point. */
const mm = (length: number) => Math.round(length * 56.6929);
const LINE = { line: 579, lineRule: LineRuleType.EXACT };
/** Half points: 3号 16, 2号 22, 4号 14. */
const SIZE = { body: 32, title: 44, small: 28, table: 24, note: 21 } as const;
const CHARACTER = 320;
const WIDTH = mm(156);

/** The document as DOCX, for offices that go on working on it: same content and measures as the PDF. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  const children = (
    await Promise.all(paper.blocks.map((block, index) => partsOf(block, paper.blocks[index + 1]?.kind === "signature")))
  ).flat();
  const number = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 280, right: 280 },
          children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: SONG, size: SIZE.small })],
        }),
      ],
    });
  const file = new Document({
    title: paper.name,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.body, language: { eastAsia: "zh-CN" } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(26) },
          },
        },
        footers: { default: number(AlignmentType.RIGHT), even: number(AlignmentType.LEFT) },
        children,
      },
    ],
  });
  return Packer.toBuffer(file);
}

type Part = Paragraph | Table;

/** `isLast`: the signature follows, and the seal stands on the page of the text (GB/T 9704 7.3.5). */
async function partsOf(block: PaperBlock, isLast: boolean): Promise<Part[]> {
  switch (block.kind) {
    case "title":
      return [line(block.text, { font: TITLE, size: SIZE.title, alignment: AlignmentType.CENTER, exact: false })];
    case "number":
    case "centre":
      return [line(block.text, { alignment: AlignmentType.CENTER })];
    case "right":
      return [line(block.text, { alignment: AlignmentType.RIGHT })];
    case "addressee":
      return [line(block.text, {})];
    case "heading":
      return [line(block.text, { font: HEI, indent: true })];
    case "paragraph":
      return [line(block.text, { indent: true, keep: isLast })];
    case "note":
      return [line(block.text, { size: SIZE.table, exact: false })];
    case "table":
      return [tableOf(block), line("", { size: SIZE.note, exact: false })];
    case "signature":
      return [
        line("", { keep: true }),
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: LINE,
          indent: { right: 2 * CHARACTER },
          keepNext: true,
          children: [new TextRun({ text: block.text })],
        }),
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: LINE,
          indent: { right: 4 * CHARACTER },
          children: [new TextRun({ text: block.day })],
        }),
      ];
    case "lines":
      return block.labels.map((label) => line(`${label}${PAGE_WORDS.colon}____________________`, { indent: true }));
    case "qr":
      return qrOf(block.url, block.check);
  }
}

interface LineLook {
  font?: Readonly<Record<keyof typeof FANGSONG, string>>;
  size?: number;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  indent?: boolean;
  /** Stays on the page of what follows. */
  keep?: boolean;
  /** 22 lines a page, however high the characters are. */
  exact?: boolean;
}

function line(
  text: string,
  { font = FANGSONG, size = SIZE.body, alignment, indent = false, keep = false, exact = true }: LineLook,
): Paragraph {
  return new Paragraph({
    alignment: alignment ?? AlignmentType.BOTH,
    spacing: exact ? LINE : { after: 160 },
    keepNext: keep,
    ...(indent ? { indent: { firstLine: 2 * CHARACTER } } : {}),
    children: [new TextRun({ text, font, size })],
  });
}

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

function tableOf({ widths, head, rows }: Extract<PaperBlock, { kind: "table" }>): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.round((WIDTH * width) / total));
  const row = (cells: readonly string[], strong: (index: number) => boolean, tall: boolean, isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      ...(tall ? { height: { value: 1600, rule: "atLeast" as const } } : {}),
      children: cells.map(
        (text, index) =>
          new TableCell({
            width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: 90, right: 90, top: 50, bottom: 50 },
            children: text.split("\n").map(
              (part) =>
                new Paragraph({
                  alignment: strong(index) ? AlignmentType.CENTER : AlignmentType.LEFT,
                  children: [new TextRun({ text: part, size: SIZE.table, font: strong(index) ? HEI : FANGSONG })],
                }),
            ),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths,
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: [
      ...(head ? [row(head, () => true, false, true)] : []),
      ...rows.map(({ cells, tall }) => row(cells, (index) => head === null && index === 0, tall)),
    ],
  });
}

async function qrOf(url: string, check: string): Promise<Part[]> {
  const data = await qrPicture(url, { errorCorrectionLevel: "M", margin: 0, scale: 6 });
  return [
    new Paragraph({ spacing: { before: 240 }, children: [new ImageRun({ type: "png", data, transformation: { width: 76, height: 76 } })] }),
    line(`${check === "" ? "" : `${PAGE_WORDS.check(check)}  `}${PAGE_WORDS.checkHint}`, { size: SIZE.note, exact: false }),
    line(url, { size: SIZE.note, exact: false }),
  ];
}

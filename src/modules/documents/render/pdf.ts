import PDFDocument from "pdfkit";
import { create as qrCode } from "qrcode";
import { PAGE_WORDS } from "../domain/words.zh-CN.ts";
import type { Paper, PaperBlock } from "../paper.ts";
import { type PaperFont, type PaperFonts, paperFonts } from "./fonts.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";
import { drawSeal } from "./seal.ts";

type Table = Extract<PaperBlock, { kind: "table" }>;
type Signature = Extract<PaperBlock, { kind: "signature" }>;

export interface PdfOptions {
  /** Written into the file; the same paper at the same moment gives the same bytes. */
  at: Date;
  author: string;
  /** Draws a sample seal; a real one is put on by the county's own sealing system, or by hand. */
  sampleSeal: boolean;
}

/** The document as a PDF (GB/T 9704 measures). Every font is embedded, cut down to the characters used. */
export function paperPdf(paper: Paper, options: PdfOptions): Promise<Buffer> {
  const sheet = new Sheet(paper, options, paperFonts());
  for (const block of paper.blocks) sheet.block(block);
  return sheet.finish();
}

/** Lines of a row that may be cut, and those that are worth beginning a row for at the foot of a page. */
const [TALL, FEW] = [8, 3];

class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly paper: Paper;
  private readonly options: PdfOptions;
  private readonly fonts: PaperFonts;
  private readonly chunks: Buffer[] = [];
  /** Top of the next line. */
  private y: number = at.MARGIN.top;

  constructor(paper: Paper, options: PdfOptions, fonts: PaperFonts) {
    this.paper = paper;
    this.options = options;
    this.fonts = fonts;
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      lang: "zh-CN",
      displayTitle: true,
      info: { Title: paper.name, Author: options.author, CreationDate: options.at, ModDate: options.at },
    });
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    for (const font of new Set([...fonts.body, ...fonts.title])) this.doc.registerFont(font.name, font.data);
  }

  block(block: PaperBlock): void {
    switch (block.kind) {
      case "title":
        this.title(block.text);
        return;
      case "number":
        this.lines(breakLines(block.text, this.fonts.body, at.BODY_SIZE, at.BODY_WIDTH), "centre");
        this.y += at.LINE / 2;
        return;
      case "centre":
      case "right":
        this.lines(breakLines(block.text, this.fonts.body, at.BODY_SIZE, at.BODY_WIDTH), block.kind);
        return;
      case "addressee":
        this.lines(breakLines(block.text, this.fonts.body, at.BODY_SIZE, at.BODY_WIDTH), "spread");
        return;
      case "heading":
        this.lines(this.indented(block.text, this.fonts.title), "spread", 2 * at.BODY_SIZE);
        return;
      case "paragraph":
        this.lines(this.indented(block.text, this.fonts.body), "spread", 2 * at.BODY_SIZE);
        return;
      case "note":
        this.lines(breakLines(block.text, this.fonts.body, at.TABLE_SIZE, at.BODY_WIDTH), "spread", 0, at.TABLE_SIZE, 18);
        return;
      case "table":
        this.table(block);
        return;
      case "signature":
        this.signature(block);
        return;
      case "lines":
        this.blanks(block.labels);
        return;
      case "qr":
        this.check(block.url, block.check);
        return;
    }
  }

  finish(): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.doc.switchToPage(page);
      this.pageNumber(page + 1);
      if (this.paper.draft) this.draftMark();
    }
    return new Promise((resolve, reject) => {
      this.doc.on("end", () => resolve(Buffer.concat(this.chunks)));
      this.doc.on("error", reject);
      this.doc.end();
    });
  }

  /** Room for so much, on this page or a new one. */
  private need(height: number): void {
    if (this.y + height <= at.BODY_END + 0.5) return;
    this.doc.addPage({ size: "A4", margin: 0 });
    this.y = at.MARGIN.top;
  }

  private indented(text: string, fonts: readonly PaperFont[]): Line[] {
    return breakLines(text, fonts, at.BODY_SIZE, at.BODY_WIDTH, 2 * at.BODY_SIZE);
  }

  private title(text: string): void {
    const lines = breakLines(text, this.fonts.title, at.TITLE_SIZE, at.BODY_WIDTH);
    for (const line of lines) {
      this.need(36);
      this.write(line, at.MARGIN.left + (at.BODY_WIDTH - line.width) / 2, this.y + 26, at.TITLE_SIZE, { heavy: true });
      this.y += 36;
    }
    this.y += at.LINE / 2;
  }

  private lines(
    lines: readonly Line[],
    how: "spread" | "centre" | "right",
    first = 0,
    size: number = at.BODY_SIZE,
    height = at.LINE,
  ): void {
    lines.forEach((line, index) => {
      this.need(height);
      const indent = index === 0 ? first : 0;
      const room = at.BODY_WIDTH - indent;
      const x = how === "centre" ? (at.BODY_WIDTH - line.width) / 2 : how === "right" ? at.BODY_WIDTH - line.width : indent;
      this.write(line, at.MARGIN.left + x, this.y + height * 0.68, size, how === "spread" && line.wrapped ? { room } : {});
      this.y += height;
    });
  }

  /** One line with its baseline at `y`; `room` spreads it, when little is missing, over so much. */
  private write(line: Line, x: number, y: number, size: number, how: { room?: number; heavy?: boolean; colour?: string } = {}): void {
    const missing = how.room === undefined ? 0 : how.room - line.width;
    const spacing = line.letters > 1 && missing > 0 && missing < size * 3 ? missing / (line.letters - 1) : 0;
    let left = x;
    for (const run of line.runs) {
      this.doc.font(run.font.name).fontSize(size);
      this.doc.fillColor(how.colour ?? "black");
      const options = { lineBreak: false, characterSpacing: spacing, baseline: "alphabetic", features: [] as [] } as const;
      // 小标宋 isn't free: 宋 with a hair of outline comes near it.
      if (how.heavy)
        this.doc
          .lineWidth(size * 0.022)
          .strokeColor("black")
          .text(run.text, left, y, { ...options, fill: true, stroke: true });
      else this.doc.text(run.text, left, y, options);
      left += run.width + spacing * run.letters;
    }
  }

  private table({ widths, head, rows }: Table): void {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const columns = widths.map((width) => (at.BODY_WIDTH * width) / total);
    this.y += 4;
    if (head) this.row({ cells: head, tall: false }, columns, true);
    for (const row of rows) this.row(row, columns, false, head === null);
    this.y += at.LINE / 2;
  }

  private row(row: Table["rows"][number], columns: readonly number[], isHead: boolean, firstIsLabel = false): void {
    const [pad, step] = [5, 18];
    const cells = row.cells.map((text, index) =>
      text
        .split("\n")
        .flatMap((part) =>
          breakLines(
            part,
            isHead || (firstIsLabel && index === 0) ? this.fonts.title : this.fonts.body,
            at.TABLE_SIZE,
            (columns[index] ?? 0) - 2 * pad,
          ),
        ),
    );
    // A tall row is cut where the page ends; a short one goes to the next page whole.
    const linesIn = (space: number) => Math.max(1, Math.floor((space - 2 * pad) / step));
    const tallest = Math.max(1, ...cells.map((lines) => lines.length));
    let most = 0;
    for (let from = 0; from < tallest; from += most) {
      const here = linesIn(at.BODY_END - this.y);
      const isCut = tallest - from > Math.max(here, TALL) && here >= FEW;
      most = isCut ? here : linesIn(at.BODY_END - at.MARGIN.top);
      const part = cells.map((lines) => lines.slice(from, from + most));
      const height = Math.max(row.tall ? 84 : 26, Math.max(1, ...part.map((lines) => lines.length)) * step + 2 * pad);
      this.need(height);
      let x: number = at.MARGIN.left;
      part.forEach((lines, index) => {
        const width = columns[index] ?? 0;
        this.doc.lineWidth(0.6).strokeColor("black").rect(x, this.y, width, height).stroke();
        const centred = isHead || (firstIsLabel && index === 0);
        let top = this.y + (row.tall && !centred ? pad : (height - lines.length * step) / 2);
        for (const line of lines) {
          this.write(line, centred ? x + (width - line.width) / 2 : x + pad, top + 13, at.TABLE_SIZE);
          top += step;
        }
        x += width;
      });
      this.y += height;
    }
  }

  /** 署名 and 成文日期 four characters from the right, the seal over both; they stay together on a page. */
  private signature({ text, day, seal }: Signature): void {
    const [name, date] = [text, day].map((part) => breakLines(part, this.fonts.body, at.BODY_SIZE, at.BODY_WIDTH)[0]);
    this.need(4 * at.LINE);
    this.y += 1.5 * at.LINE;
    const right = at.BODY_WIDTH - 4 * at.BODY_SIZE;
    const dayWidth = date?.width ?? 0;
    const middle = Math.min(right - dayWidth / 2, at.BODY_WIDTH - (name?.width ?? 0) / 2);
    const top = this.y;
    if (name) this.write(name, at.MARGIN.left + middle - name.width / 2, this.y + 20, at.BODY_SIZE);
    this.y += at.LINE;
    if (date) this.write(date, at.MARGIN.left + middle - dayWidth / 2, this.y + 20, at.BODY_SIZE);
    this.y += at.LINE;
    if (seal && this.options.sampleSeal && !this.paper.draft)
      drawSeal(this.doc, {
        name: text,
        x: at.MARGIN.left + middle,
        y: top + at.LINE * 0.9,
        fonts: this.fonts.title,
        below: PAGE_WORDS.sample,
      });
    this.y += at.LINE / 2;
  }

  private blanks(labels: readonly string[]): void {
    for (const label of labels) {
      this.need(at.LINE + 6);
      const line = breakLines(`${label}${PAGE_WORDS.colon}`, this.fonts.body, at.BODY_SIZE, at.BODY_WIDTH)[0];
      const y = this.y + 20;
      if (line) this.write(line, at.MARGIN.left + 2 * at.BODY_SIZE, y, at.BODY_SIZE);
      const from = at.MARGIN.left + 2 * at.BODY_SIZE + (line?.width ?? 0);
      this.doc
        .lineWidth(0.6)
        .strokeColor("black")
        .moveTo(from, y + 4)
        .lineTo(from + 190, y + 4)
        .stroke();
      this.y += at.LINE + 6;
    }
  }

  /** Below the text at the foot of the page it ends on, opposite to the page number: the code, and in words what it is for. */
  private check(url: string, check: string): void {
    const top = at.BODY_END + 4 * at.MM;
    const isOdd = this.doc.bufferedPageRange().count % 2 === 1;
    const side = at.QR_SIDE;
    const left = at.MARGIN.left + (isOdd ? 0 : at.BODY_WIDTH - side);
    const { modules } = qrCode(url, { errorCorrectionLevel: "M" });
    const cell = side / modules.size;
    for (let row = 0; row < modules.size; row++)
      for (let column = 0; column < modules.size; column++)
        if (modules.get(row, column)) this.doc.rect(left + column * cell, top + row * cell, cell + 0.05, cell + 0.05);
    this.doc.fill("black");
    const texts = [check === "" ? "" : PAGE_WORDS.check(check), PAGE_WORDS.checkHint, url].filter((text) => text !== "");
    let y = top + 13;
    for (const line of texts.flatMap((text) => breakLines(text, this.fonts.body, at.NOTE_SIZE, at.BODY_WIDTH * 0.66))) {
      this.write(line, isOdd ? left + side + 8 : left - 8 - line.width, y, at.NOTE_SIZE);
      y += 14;
    }
  }

  /** 「— 1 —」, 4号, odd pages to the right, even ones to the left, one character in. */
  private pageNumber(page: number): void {
    const line = breakLines(PAGE_WORDS.page(page), this.fonts.title, at.SMALL_SIZE, at.BODY_WIDTH)[0];
    if (!line) return;
    const x = page % 2 === 1 ? at.BODY_WIDTH - line.width - at.SMALL_SIZE : at.SMALL_SIZE;
    this.write(line, at.MARGIN.left + x, at.BODY_END + 7 * at.MM + 10, at.SMALL_SIZE);
  }

  private draftMark(): void {
    const line = breakLines(PAGE_WORDS.draft, this.fonts.title, 44, at.PAGE.width)[0];
    if (!line) return;
    this.doc
      .save()
      .rotate(-35, { origin: [at.PAGE.width / 2, at.PAGE.height / 2] })
      .fillOpacity(0.12);
    this.write(line, (at.PAGE.width - line.width) / 2, at.PAGE.height / 2, 44, { colour: "#b00020" });
    this.doc.restore();
  }
}

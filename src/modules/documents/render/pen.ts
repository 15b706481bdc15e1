import PDFDocument from "pdfkit";
import { create as qrCode } from "qrcode";
import { PAGE_WORDS } from "../domain/words.zh-CN.ts";
import type { PaperFonts } from "./fonts.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";
import { drawSeal, type Seal } from "./seal.ts";

export interface PenOptions {
  title: string;
  author: string;
  /** Written into the file: the same pages at the same moment are the same bytes. */
  at: Date;
}

/** Puts lines, boxes and marks on the pages of one PDF. Every font is embedded, cut down to the characters used. */
export class Pen {
  private readonly doc: PDFKit.PDFDocument;
  private readonly fonts: PaperFonts;
  private readonly chunks: Buffer[] = [];

  constructor({ title, author, at: when }: PenOptions, fonts: PaperFonts) {
    this.fonts = fonts;
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      lang: "zh-CN",
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: when, ModDate: when },
    });
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    for (const font of new Set([...fonts.body, ...fonts.title])) this.doc.registerFont(font.name, font.data);
  }

  newPage(): void {
    this.doc.addPage({ size: "A4", margin: 0 });
  }

  /** One line with its baseline at `y`; `room` spreads it, when no more than four characters are missing, over so much. */
  write(line: Line, x: number, y: number, size: number, how: { room?: number; heavy?: boolean; colour?: string } = {}): void {
    const missing = how.room === undefined ? 0 : how.room - line.width;
    const spacing = line.letters > 1 && missing > 0 && missing < size * 4 ? missing / (line.letters - 1) : 0;
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

  box(x: number, y: number, width: number, height: number): void {
    this.doc.lineWidth(0.6).strokeColor("black").rect(x, y, width, height).stroke();
  }

  rule(x: number, y: number, length: number): void {
    this.doc
      .lineWidth(0.6)
      .strokeColor("black")
      .moveTo(x, y)
      .lineTo(x + length, y)
      .stroke();
  }

  /** The organisation's own seal, as its administrator has put it in. */
  sealImage(image: Uint8Array, x: number, y: number, diameter: number): void {
    this.doc.image(Buffer.from(image), x - diameter / 2, y - diameter / 2, {
      fit: [diameter, diameter],
      align: "center",
      valign: "center",
    });
  }

  sampleSeal(seal: Omit<Seal, "fonts">): void {
    drawSeal(this.doc, { ...seal, fonts: this.fonts.title });
  }

  /** Below the text at the foot of the last page, opposite to the page number: the code, and in words what it is for. */
  check(url: string, check: string): void {
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

  /** Numbers the pages, marks each of a draft, and gives the file. */
  finish(isDraft: boolean): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.doc.switchToPage(page);
      this.pageNumber(page + 1);
      if (isDraft) this.draftMark();
    }
    return new Promise((resolve, reject) => {
      this.doc.on("end", () => resolve(Buffer.concat(this.chunks)));
      this.doc.on("error", reject);
      this.doc.end();
    });
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

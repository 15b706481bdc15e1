import { PAGE_WORDS } from "../domain/words.zh-CN.ts";
import type { Paper } from "../paper.ts";
import { type PaperFonts, paperFonts } from "./fonts.ts";
import * as at from "./measures.ts";
import { filledTo, type Placed, paginate } from "./paginate.ts";
import { Pen } from "./pen.ts";
import { type Setting, stripsOf } from "./strips.ts";

/** A seal that is drawn over signatures: a PNG with transparency, and how far it is across in millimetres; or a sample that says so. */
export type PaperSeal = { image: Uint8Array; diameter: number } | "sample";

export interface PdfOptions {
  /** Written into the file; the same paper at the same moment gives the same bytes. */
  at: Date;
  author: string;
  /** Null: its place stays empty for a sealing system, or for a hand. Never drawn on a draft. */
  seal: PaperSeal | null;
}

const ROOM = at.BODY_END - at.MARGIN.top;
/** 调整行距 (GB/T 9704 7.3.5.5): how close lines, and rows with them, may come so that little doesn't stand alone on a last page. */
const CLOSER = [27.6, 26.4, 25.2, 24.2, 23.2, 22.4] as const;
/** A last page that holds less than this is drawn into the one before, where that goes. */
const LITTLE = ROOM / 2;

/** The document as a PDF (GB/T 9704 measures). */
export function paperPdf(paper: Paper, options: PdfOptions): Promise<Buffer> {
  const fonts = paperFonts();
  const pen = new Pen({ title: paper.name, author: options.author, at: options.at }, fonts);
  laidOut(paper, pen, fonts, options).forEach((page, index) => {
    if (index > 0) pen.newPage();
    for (const { strip, top } of page) strip.draw(at.MARGIN.top + top);
  });
  for (const block of paper.blocks) if (block.kind === "qr") pen.check(block.url, block.check);
  return pen.finish(paper.draft);
}

/** The pages, closer together where that saves one that would hold little more than seal and date. */
function laidOut(paper: Paper, pen: Pen, fonts: PaperFonts, { seal }: PdfOptions): Placed[][] {
  const pagesAt = (line: number) =>
    paginate(stripsOf(paper.blocks, { pen, fonts, line, seal: paper.draft ? null : sealer(pen, seal) }), ROOM);
  const pages = pagesAt(at.LINE);
  if (pages.length < 2 || filledTo(pages.at(-1) ?? []) > LITTLE) return pages;
  for (const line of CLOSER) {
    const closer = pagesAt(line);
    if (closer.length < pages.length) return closer;
  }
  return pages;
}

function sealer(pen: Pen, seal: PaperSeal | null): Setting["seal"] {
  if (seal === null) return null;
  if (seal === "sample") return (name, x, y) => pen.sampleSeal({ name, x, y, below: PAGE_WORDS.sample });
  return (_, x, y) => pen.sealImage(seal.image, x, y, seal.diameter * at.MM);
}

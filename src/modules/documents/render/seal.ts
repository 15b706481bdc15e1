import type { PaperFont } from "./fonts.ts";
import { SEAL_RADIUS } from "./measures.ts";

export interface Seal {
  /** Around the upper edge. */
  name: string;
  /** Centre. */
  x: number;
  y: number;
  fonts: readonly PaperFont[];
  /** Under the star. */
  below: string;
}

const RED = "#c8102e";
/** A long name takes so much of the round, a short one as much as its letters need. */
const ARC = (250 * Math.PI) / 180;
const LETTER = (27 * Math.PI) / 180;

/** A round red seal: ring, star, the name along the edge. */
export function drawSeal(doc: PDFKit.PDFDocument, { name, x, y, fonts, below }: Seal): void {
  doc.save().opacity(0.82);
  doc
    .lineWidth(2.6)
    .strokeColor(RED)
    .circle(x, y, SEAL_RADIUS - 2)
    .stroke();
  star(doc, x, y, SEAL_RADIUS * 0.3);
  const letters = [...name];
  const size = Math.min(14, (ARC * SEAL_RADIUS * 0.74) / Math.max(letters.length, 8));
  letters.forEach((letter, index) => {
    const turn = letters.length === 1 ? 0 : (index / (letters.length - 1) - 0.5) * Math.min(ARC, (letters.length - 1) * LETTER);
    glyph(doc, letter, fonts, size, [x + Math.sin(turn) * SEAL_RADIUS * 0.74, y - Math.cos(turn) * SEAL_RADIUS * 0.74], turn);
  });
  const step = 10;
  [...below].forEach((letter, index) => {
    glyph(doc, letter, fonts, 9, [x + (index - ([...below].length - 1) / 2) * step, y + SEAL_RADIUS * 0.55], 0);
  });
  doc.restore();
}

/** One character about its own middle, turned. */
function glyph(
  doc: PDFKit.PDFDocument,
  letter: string,
  fonts: readonly PaperFont[],
  size: number,
  [x, y]: [number, number],
  turn: number,
): void {
  const codePoint = letter.codePointAt(0) ?? 0;
  const font = fonts.find((candidate) => candidate.has(codePoint));
  if (!font) return;
  doc.save().rotate((turn * 180) / Math.PI, { origin: [x, y] });
  doc.font(font.name).fontSize(size).fillColor(RED);
  doc.text(letter, x - (font.advance(codePoint) * size) / 2, y + size * 0.36, {
    lineBreak: false,
    baseline: "alphabetic",
    features: [] as [],
  });
  doc.restore();
}

function star(doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void {
  const inner = radius * 0.382;
  for (let point = 0; point < 10; point++) {
    const turn = (point * Math.PI) / 5;
    const reach = point % 2 === 0 ? radius : inner;
    const [px, py] = [x + Math.sin(turn) * reach, y - Math.cos(turn) * reach];
    if (point === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  }
  doc.closePath().fill(RED);
}

import { PAGE_WORDS } from "../domain/words.zh-CN.ts";
import type { PaperBlock } from "../paper.ts";
import type { PaperFont, PaperFonts } from "./fonts.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";
import type { Strip } from "./paginate.ts";
import type { Pen } from "./pen.ts";
import { tableStrips } from "./table-strips.ts";
import { titleLines } from "./title-lines.ts";

/** What a block is drawn with: `line` is the distance of lines; everything may be drawn a little closer to keep a page together. */
export interface Setting {
  pen: Pen;
  fonts: PaperFonts;
  line: number;
  /** Puts the seal over the signature, its centre there; null where none is put. */
  seal: ((name: string, x: number, y: number) => void) | null;
}

/** The blocks of a document as strips, in order. The last lines of the text stay on the page of the signature: 印章和正文同处一面 (GB/T 9704 7.3.5). */
export function stripsOf(blocks: readonly PaperBlock[], setting: Setting): Strip[] {
  const strips: Strip[] = [];
  blocks.forEach((block, index) => {
    const own = blockStrips(block, setting);
    if (block.kind === "signature") for (const strip of lastText(strips)) strip.keep = true;
    // Whoever signs for it signs below the seal.
    if (block.kind === "signature" && blocks[index + 1]?.kind === "lines") for (const strip of own) strip.keep = true;
    strips.push(...own);
  });
  return strips;
}

const LINES_WITH_SEAL = 2;

/** From the last lines that aren't gaps to the end. */
function lastText(strips: readonly Strip[]): Strip[] {
  let from = strips.length;
  for (let found = 0; from > 0 && found < LINES_WITH_SEAL; from--) if (!strips[from - 1]?.isGap) found++;
  return strips.slice(from);
}

function blockStrips(block: PaperBlock, setting: Setting): Strip[] {
  const { fonts, line } = setting;
  const text = (by: readonly PaperFont[], indent = 0) =>
    breakLines("text" in block ? block.text : "", by, at.BODY_SIZE, at.BODY_WIDTH, indent);
  switch (block.kind) {
    case "title":
      return titleStrips(block.text, setting);
    case "number":
      return block.text === "" ? [] : [...lineStrips(text(fonts.body), setting, { how: "centre", keep: true }), gap(line / 2, true)];
    case "centre":
    case "right":
      return lineStrips(text(fonts.body), setting, { how: block.kind });
    case "addressee":
      return lineStrips(text(fonts.body), setting, { keep: true });
    case "heading":
      return lineStrips(text(fonts.title, 2 * at.BODY_SIZE), setting, { indent: 2 * at.BODY_SIZE, keep: true });
    case "paragraph":
      return lineStrips(text(fonts.body, 2 * at.BODY_SIZE), setting, { indent: 2 * at.BODY_SIZE });
    case "note":
      return lineStrips(breakLines(block.text, fonts.body, at.TABLE_SIZE, at.BODY_WIDTH), setting, { size: at.TABLE_SIZE, height: 18 });
    case "table":
      return [gap(4, true), ...tableStrips(block, setting), gap(line / 2)];
    case "signature":
      return signatureStrips(block, setting);
    case "lines":
      return inRows(block.labels).map((labels) => blankStrip(labels, setting));
    case "qr":
      return [];
  }
}

export function gap(height: number, keep = false): Strip {
  return { height, keep, isGap: true, draw() {} };
}

interface LineLook {
  how?: "spread" | "centre" | "right";
  indent?: number;
  size?: number;
  height?: number;
  keep?: boolean;
}

function lineStrips(lines: readonly Line[], { pen, line: distance }: Setting, look: LineLook): Strip[] {
  const { how = "spread", indent = 0, size = at.BODY_SIZE, height = distance, keep = false } = look;
  return lines.map((line, index) => {
    const first = index === 0 ? indent : 0;
    const x = how === "centre" ? (at.BODY_WIDTH - line.width) / 2 : how === "right" ? at.BODY_WIDTH - line.width : first;
    const spread = how === "spread" && line.wrapped ? { room: at.BODY_WIDTH - first } : {};
    // A paragraph's last line doesn't begin a page by itself.
    const isLastButOne = index === lines.length - 2;
    return {
      height,
      keep: keep || isLastButOne,
      isGap: false,
      draw: (top) => pen.write(line, at.MARGIN.left + x, top + height * 0.68, size, spread),
    };
  });
}

function titleStrips(text: string, { pen, fonts, line: distance }: Setting): Strip[] {
  const { size, lines } = titleLines(text, fonts.title);
  const strips = lines.map((line): Strip => {
    const x = at.MARGIN.left + (at.BODY_WIDTH - line.width) / 2;
    const height = 36 * at.closeness(distance);
    return { height, keep: true, isGap: false, draw: (top) => pen.write(line, x, top + height * 0.72, size, { heavy: true }) };
  });
  return [...strips, gap(distance / 2, true)];
}

/**
 * 署名 and 成文日期 four characters from the right, the name centred on the date; the seal upright over both, so that they stand a little below
 * its centre and its edge within a line of the text.
 */
function signatureStrips({ text, day, seal }: Extract<PaperBlock, { kind: "signature" }>, setting: Setting): Strip[] {
  const { pen, fonts, line } = setting;
  const [name, date] = [text, day].map((part) => breakLines(part, fonts.body, at.BODY_SIZE, at.BODY_WIDTH)[0]);
  const [nameWidth, dayWidth] = [name?.width ?? 0, date?.width ?? 0];
  const middle = at.MARGIN.left + Math.min(at.BODY_WIDTH - 4 * at.BODY_SIZE - dayWidth / 2, at.BODY_WIDTH - nameWidth / 2);
  const drawn: Strip = {
    height: seal ? at.SEALED_HEIGHT : 4 * line,
    keep: false,
    isGap: false,
    draw(top) {
      const first = top + (seal ? at.SEAL_RADIUS + 4 - line : line);
      if (name) pen.write(name, middle - nameWidth / 2, first + 22, at.BODY_SIZE);
      if (date) pen.write(date, middle - dayWidth / 2, first + line + 22, at.BODY_SIZE);
      if (seal) setting.seal?.(text, middle, top + at.SEAL_RADIUS);
    },
  };
  return [gap(line / 2, true), drawn];
}

/** Letters of a name of which two stand side by side. */
const SHORT = 8;

/** Short names two to a row: 签收人, 时间. */
function inRows(labels: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const label of labels) {
    const last = rows.at(-1);
    if (last?.length === 1 && [...last, label].every((text) => text.length <= SHORT)) last.push(label);
    else rows.push([label]);
  }
  return rows;
}

/** Lines to be filled in by hand, with their names. */
function blankStrip(labels: readonly string[], { pen, fonts, line: distance }: Setting): Strip {
  const room = at.BODY_WIDTH / labels.length;
  const lines = labels.map((label) => breakLines(`${label}${PAGE_WORDS.colon}`, fonts.body, at.BODY_SIZE, at.BODY_WIDTH)[0]);
  return {
    height: 1.2 * distance,
    keep: false,
    isGap: false,
    draw(top) {
      lines.forEach((line, index) => {
        const x = at.MARGIN.left + index * room;
        const wide = line?.width ?? 0;
        if (line) pen.write(line, x, top + 20, at.BODY_SIZE);
        pen.rule(x + wide, top + 24, Math.min(190, room - wide - 6));
      });
    },
  };
}

import type { PaperFont } from "./fonts.ts";

/** Characters that print in one font, side by side. */
export interface Run {
  font: PaperFont;
  text: string;
  width: number;
  letters: number;
}

export interface Line {
  runs: Run[];
  width: number;
  letters: number;
  /** The text goes on in the next line: this one is spread to the full measure. */
  wrapped: boolean;
}

interface Letter {
  text: string;
  font: PaperFont;
  width: number;
}

/** What may not begin a line, and what may not end one (避头尾). */
const NOT_FIRST = new Set("，。、；：！？）》〉】〕』」”’…—·％%,.;:!?)]}");
const NOT_LAST = new Set("（《〈【〔『「“‘([{");
const GETA = 0x3013;

/** Breaks a text into lines of a width: between any two Chinese characters but where the rules forbid it; words and figures stay whole. */
export function breakLines(text: string, fonts: readonly PaperFont[], size: number, width: number, indent = 0): Line[] {
  const lines: Line[] = [];
  let line: Letter[] = [];
  let used = indent;
  for (const unit of unitsOf(lettersOf(text, fonts, size))) {
    const wide = widthOf(unit);
    if (used + wide > width + 0.01 && line.length > 0) {
      const carried = carriedOver(line, unit);
      lines.push(lineOf(line.slice(0, line.length - carried.length), true));
      line = carried;
      used = widthOf(line);
    }
    for (const piece of used + wide > width ? chopped(unit, width - used, width) : [unit]) {
      if (used + widthOf(piece) > width + 0.01 && line.length > 0) {
        lines.push(lineOf(line, true));
        line = [];
        used = 0;
      }
      line = [...line, ...piece];
      used += widthOf(piece);
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(lineOf(line, false));
  return lines;
}

/** The end of a full line that goes to the next one with what can't stand alone at its beginning. */
function carriedOver(line: readonly Letter[], next: readonly Letter[]): Letter[] {
  let from = line.length;
  const first = () => (from === line.length ? next[0]?.text : line[from]?.text) ?? "";
  while (from > 1 && (NOT_FIRST.has(first()) || NOT_LAST.has(line[from - 1]?.text ?? ""))) from--;
  // A word or a figure goes as a whole.
  while (from > 1 && from < line.length && WORD.test(line[from]?.text ?? "") && WORD.test(line[from - 1]?.text ?? "")) from--;
  return from <= 1 ? [] : line.slice(from);
}

/** A word longer than a line, in pieces that fit. */
function chopped(unit: readonly Letter[], room: number, width: number): Letter[][] {
  const pieces: Letter[][] = [[]];
  let left = room;
  for (const letter of unit) {
    if (letter.width > left) {
      pieces.push([]);
      left = width;
    }
    pieces.at(-1)?.push(letter);
    left -= letter.width;
  }
  return pieces.filter((piece) => piece.length > 0);
}

function lettersOf(text: string, fonts: readonly PaperFont[], size: number): Letter[] {
  const first = fonts[0] as PaperFont; // there is always one
  return [...text].flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x20) return [];
    const font = fonts.find((candidate) => candidate.has(codePoint));
    const shown = font ? codePoint : GETA;
    const by = font ?? fonts.find((candidate) => candidate.has(GETA)) ?? first;
    return [{ text: String.fromCodePoint(shown), font: by, width: by.advance(shown) * size }];
  });
}

const WORD = /[A-Za-z0-9¥@._\-/:+&=?#%]/;

/** What a figure counts stays with it: 2026年, 23日, 9时. */
const COUNTED = /[年月日时分号条款项个元]/;

/** Latin words and figures hold together, and a figure with what it counts; everything else is a unit by itself. */
function unitsOf(letters: readonly Letter[]): Letter[][] {
  const units: Letter[][] = [];
  for (const letter of letters) {
    const last = units.at(-1);
    const before = last?.at(-1)?.text ?? "";
    if (last && ((WORD.test(letter.text) && WORD.test(before)) || (COUNTED.test(letter.text) && /[0-9]/.test(before)))) last.push(letter);
    else units.push([letter]);
  }
  return units.flatMap((unit) => (unit.length > LONG ? inParts(unit) : [unit]));
}

/** A case number is longer than half a line: it may go on in the next one where its letters end, as a person would write it. */
const LONG = 12;

function inParts(unit: readonly Letter[]): Letter[][] {
  const text = unit.map((letter) => letter.text).join("");
  const head = /^[0-9]*[A-Za-z]{1,3}(?=[0-9]{6,}$)/.exec(text)?.[0].length ?? 0;
  return head === 0 ? [[...unit]] : [unit.slice(0, head), unit.slice(head)];
}

function widthOf(letters: readonly Letter[]): number {
  return letters.reduce((sum, letter) => sum + letter.width, 0);
}

function lineOf(letters: readonly Letter[], wrapped: boolean): Line {
  const runs: Run[] = [];
  for (const letter of letters) {
    const last = runs.at(-1);
    if (last?.font === letter.font) {
      last.text += letter.text;
      last.width += letter.width;
      last.letters++;
    } else runs.push({ font: letter.font, text: letter.text, width: letter.width, letters: 1 });
  }
  return { runs, width: widthOf(letters), letters: letters.length, wrapped };
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { ROOT } from "../../../platform/root.ts";

/** A font as a PDF embeds it: only the characters used go into the file. */
export interface PaperFont {
  name: string;
  data: Buffer;
  has(codePoint: number): boolean;
  /** Advance of a character in parts of the font size. */
  advance(codePoint: number): number;
}

/** 仿宋 for the text, 宋 for titles; each character that one lacks comes from the next that has it. */
export interface PaperFonts {
  body: PaperFont[];
  title: PaperFont[];
}

const FOLDER = join(ROOT, "data", "fonts");
const BODY = "ZhuqueFangsong-Regular.otf";
const TITLE = "NotoSerifSC-Regular.ttf";

let loaded: PaperFonts | undefined;

/** The fonts shipped in data/fonts, and whatever a county put beside them for characters that neither has. Read once. */
export function paperFonts(): PaperFonts {
  loaded ??= load();
  return loaded;
}

function load(): PaperFonts {
  const others = readdirSync(FOLDER)
    .filter((file) => /\.(ttf|otf)$/i.test(file) && file !== BODY && file !== TITLE)
    .sort()
    .map(open);
  const [fangsong, title] = [open(BODY), open(TITLE)];
  const body = { ...fangsong, has: (codePoint: number) => !isForeign(codePoint) && fangsong.has(codePoint) };
  return { body: [body, title, ...others], title: [title, body, ...others] };
}

/**
 * Its figures are old-style and dance on the line, in tables above all; letters beside them come from the same font as they do, so that a number
 * like 610999WS reads as one. Its quotation marks are of Latin width, a third of a character.
 */
function isForeign(codePoint: number): boolean {
  return FOREIGN.test(String.fromCodePoint(codePoint));
}

const FOREIGN = /[0-9A-Za-z‘’“”]/;

function open(file: string): PaperFont {
  const data = readFileSync(join(FOLDER, file));
  const font = create(data) as Font; // one font a file; collections aren't read
  const advances = new Map<number, number>();
  return {
    name: file,
    data,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance(codePoint) {
      const known = advances.get(codePoint);
      if (known !== undefined) return known;
      const advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
      advances.set(codePoint, advance);
      return advance;
    },
  };
}

/** Characters that no font at hand can print; whoever prints them anyway gets 〓 in their place. */
export function unprintable(texts: readonly string[], fonts: PaperFonts = paperFonts()): string[] {
  const missing = new Set<string>();
  for (const text of texts)
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (codePoint >= 0x20 && !fonts.body.some((font) => font.has(codePoint))) missing.add(character);
    }
  return [...missing];
}

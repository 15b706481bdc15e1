import { type PackageParts, withPackage } from "./package-parts.ts";
import { walkXml } from "./walk-xml.ts";

export interface WordRun {
  text: string;
  bold?: true;
  italic?: true;
  underline?: true;
  struck?: true;
}

export type WordBlock =
  | { kind: "paragraph"; level: number; align: "left" | "center" | "right"; listed: boolean; runs: WordRun[] }
  | { kind: "picture"; source: string; width: number; height: number }
  | { kind: "table"; rows: { span: number; blocks: WordBlock[] }[][] };

/** `cut`: longer than a preview shows. */
export interface DocxPages {
  pages: WordBlock[][];
  cut: boolean;
}

const MOST_BLOCKS = 4000;
/** Tables within tables; nobody writes more, and what is nested endlessly can't be handed on as JSON. */
const MOST_NESTED = 20;
const MOST_PICTURES = 40;
const MOST_PICTURE_BYTES = 8 * 2 ** 20;
const PICTURES: Record<string, string> = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg" };
/** Word's measure of pictures (EMU) in a pixel. */
const EMU = 9525;

/** Reads the body of a Word document, page by page where Word noted its pages. Of deleted passages, fields and shapes only the words seen stay. */
export function readDocx(path: string): Promise<DocxPages> {
  return withPackage(path, async (parts) => {
    const body = readBody(await parts.text("word/document.xml"));
    await fillPictures(body.pictures, parts);
    return { pages: body.pages.filter((page, index) => page.length > 0 || index === 0), cut: body.cut };
  });
}

type Picture = Extract<WordBlock, { kind: "picture" }>;
type Paragraph = Extract<WordBlock, { kind: "paragraph" }>;
type Table = Extract<WordBlock, { kind: "table" }>;

interface Body {
  pages: WordBlock[][];
  /** Each with the id of its picture. */
  pictures: { block: Picture; id: string }[];
  cut: boolean;
}

/** What is open while the document is walked through. Tables stand in cells, pictures in paragraphs. */
class BodyReader {
  readonly body: Body = { pages: [[]], pictures: [], cut: false };
  private readonly tables: Table[] = [];
  private paragraph: Paragraph | null = null;
  private style: Omit<WordRun, "text"> = {};
  private inRun = false;
  private inText = false;
  private size = { width: 0, height: 0 };
  /** How deep in what is shown twice (older form of a shape) or not at all. */
  private skipped = 0;
  private blocks = 0;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (this.skipped > 0 || name === "Fallback") this.skipped++;
    if (this.skipped > 0 || this.body.cut) return;
    if (Object.hasOwn(OPENED, name)) OPENED[name]?.(this, attribute);
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (name === "t") this.inText = false;
    else if (name === "r") this.inRun = false;
    else if (name === "p") this.paragraph = null;
    else if (name === "tbl") this.tables.pop();
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.write(text);
  }

  /** Where the next block goes: the open cell, else the page. */
  private get place(): WordBlock[] {
    return this.tables.at(-1)?.rows.at(-1)?.at(-1)?.blocks ?? (this.body.pages.at(-1) as WordBlock[]); // there is always a page
  }

  put(block: WordBlock): void {
    if (++this.blocks > MOST_BLOCKS) this.body.cut = true;
    else this.place.push(block);
  }

  startParagraph(): void {
    this.paragraph = { kind: "paragraph", level: 0, align: "left", listed: false, runs: [] };
    this.put(this.paragraph);
  }

  startTable(): void {
    if (this.tables.length >= MOST_NESTED) {
      this.body.cut = true;
      return;
    }
    const table: Table = { kind: "table", rows: [] };
    this.put(table);
    this.tables.push(table);
  }

  startRow(): void {
    this.tables.at(-1)?.rows.push([]);
  }

  startCell(): void {
    this.tables.at(-1)?.rows.at(-1)?.push({ span: 1, blocks: [] });
  }

  span(columns: number): void {
    const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1);
    if (cell && columns > 1 && columns < 64) cell.span = columns;
  }

  startRun(): void {
    this.inRun = true;
    this.style = {};
  }

  startText(): void {
    this.inText = true;
  }

  set(style: Omit<WordRun, "text">): void {
    if (this.inRun) Object.assign(this.style, style);
  }

  shape(change: Partial<Pick<Paragraph, "level" | "align" | "listed">>): void {
    if (this.paragraph) Object.assign(this.paragraph, change);
  }

  write(text: string): void {
    this.paragraph?.runs.push({ ...this.style, text });
  }

  /** A page ends inside a paragraph: what follows goes on as one on the next page. Inside a table pages aren't cut. */
  breakPage(): void {
    if (this.tables.length > 0) return;
    const open = this.paragraph;
    this.body.pages.push([]);
    if (!open) return;
    if (open.runs.length === 0) this.body.pages.at(-2)?.pop();
    this.paragraph = { ...open, runs: [] };
    this.put(this.paragraph);
  }

  measure(width: number, height: number): void {
    this.size = { width: Math.round(width / EMU), height: Math.round(height / EMU) };
  }

  picture(id: string): void {
    const block: Picture = { kind: "picture", source: "", ...this.size };
    this.body.pictures.push({ block, id });
    this.put(block);
  }
}

type Opened = (reader: BodyReader, attribute: (name: string) => string | undefined) => void;

const isOn = (value: string | undefined) => value !== "0" && value !== "false" && value !== "none";

/** What each element of WordprocessingML does to the reading; those not named change nothing. */
const OPENED: Record<string, Opened> = {
  p: (reader) => reader.startParagraph(),
  r: (reader) => reader.startRun(),
  t: (reader) => reader.startText(),
  tab: (reader) => reader.write("\t"),
  br: (reader, attribute) => (attribute("type") === "page" ? reader.breakPage() : reader.write("\n")),
  cr: (reader) => reader.write("\n"),
  lastRenderedPageBreak: (reader) => reader.breakPage(),
  tbl: (reader) => reader.startTable(),
  tr: (reader) => reader.startRow(),
  tc: (reader) => reader.startCell(),
  gridSpan: (reader, attribute) => reader.span(Number(attribute("val"))),
  b: (reader, attribute) => isOn(attribute("val")) && reader.set({ bold: true }),
  i: (reader, attribute) => isOn(attribute("val")) && reader.set({ italic: true }),
  u: (reader, attribute) => isOn(attribute("val")) && reader.set({ underline: true }),
  strike: (reader, attribute) => isOn(attribute("val")) && reader.set({ struck: true }),
  jc: (reader, attribute) => reader.shape({ align: alignOf(attribute("val")) }),
  numPr: (reader) => reader.shape({ listed: true }),
  pStyle: (reader, attribute) => reader.shape({ level: levelOf(attribute("val")) }),
  outlineLvl: (reader, attribute) => reader.shape({ level: Math.min(6, Number(attribute("val") ?? 9) + 1) % 7 }),
  extent: (reader, attribute) => reader.measure(Number(attribute("cx")) || 0, Number(attribute("cy")) || 0),
  blip: (reader, attribute) => reader.picture(attribute("embed") ?? ""),
};

function alignOf(value: string | undefined): Paragraph["align"] {
  return value === "center" || value === "right" ? value : value === "end" ? "right" : "left";
}

/** Word names the styles of headings so; a Chinese Word by their number alone. */
function levelOf(style: string | undefined): number {
  return Number(/^(?:heading)?([1-6])$/i.exec(style ?? "")?.[1] ?? 0);
}

function readBody(xml: string): Body {
  const reader = new BodyReader();
  walkXml(xml, reader);
  return reader.body;
}

async function fillPictures(pictures: Body["pictures"], parts: PackageParts): Promise<void> {
  const relations = await parts.relations("word/document.xml");
  let left = MOST_PICTURE_BYTES;
  for (const { block, id } of pictures.slice(0, MOST_PICTURES)) {
    const name = relations.get(id) ?? "";
    const type = PICTURES[name.split(".").at(-1)?.toLowerCase() ?? ""];
    const bytes = type ? await parts.bytes(name) : null;
    if (!bytes || bytes.length > left) continue;
    left -= bytes.length;
    block.source = `data:${type};base64,${bytes.toString("base64")}`;
  }
}

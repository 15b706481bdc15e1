import { type PackageParts, PartTooLong, withPackage } from "./package-parts.ts";
import { isDateFormat, shownNumber } from "./sheet-numbers.ts";
import { walkXml } from "./walk-xml.ts";

export interface SheetPage {
  name: string;
  /** Texts by row; rows are as long as their last filled cell. */
  rows: string[][];
  merged: { row: number; column: number; rows: number; columns: number }[];
  /** Of the columns, in pixels at natural size, as far as the sheet says; the usual width for those between. */
  widths: number[];
}

/** `cut`: longer than a preview shows. */
export interface XlsxPages {
  sheets: SheetPage[];
  cut: boolean;
}

const MOST_SHEETS = 30;
const MOST_ROWS = 2000;
const MOST_COLUMNS = 100;
const MOST_CELLS = 30_000;
const MOST_LETTERS = 2000;
const MOST_MERGED = 2000;
/** Of a column that says nothing, and of a letter: as Excel draws its own font. */
const USUAL_WIDTH = 64;
const LETTER_WIDTH = 7;
const WIDEST = 600;
/** Excel's own limit; what is longer is no format. */
const LONGEST_FORMAT = 255;

/** Reads the sheets of an Excel workbook as they were last saved: formulas by their results, hidden sheets left out. */
export function readXlsx(path: string): Promise<XlsxPages> {
  return withPackage(path, async (parts) => {
    const workbook = readWorkbook(await parts.text("xl/workbook.xml"));
    const relations = await parts.relations("xl/workbook.xml");
    const shared = readShared(await parts.text("xl/sharedStrings.xml"));
    const styles = readStyles(await parts.text("xl/styles.xml"));
    const budget = { cells: MOST_CELLS, cut: workbook.sheets.length > MOST_SHEETS };
    const sheets: SheetPage[] = [];
    for (const { name, id } of workbook.sheets.slice(0, MOST_SHEETS)) {
      const xml = budget.cells > 0 ? await sheetText(parts, relations.get(id)) : null;
      if (xml === null) {
        if (sheets.length === 0) throw new PartTooLong(name);
        budget.cut = true;
        break;
      }
      sheets.push({ name, ...readSheet(xml, { shared, styles, from1904: workbook.from1904, budget }) });
    }
    return { sheets, cut: budget.cut };
  });
}

/** Null where it is longer than a preview may read. */
async function sheetText(parts: PackageParts, name: string | undefined): Promise<string | null> {
  try {
    return name ? await parts.text(name) : "";
  } catch (error) {
    if (error instanceof PartTooLong) return null;
    throw error;
  }
}

function readWorkbook(xml: string): { sheets: { name: string; id: string }[]; from1904: boolean } {
  const sheets: { name: string; id: string }[] = [];
  let from1904 = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attribute("date1904") ?? "");
      const isShown = (attribute("state") ?? "visible") === "visible";
      if (name === "sheet" && isShown) sheets.push({ name: attribute("name") ?? "", id: attribute("id") ?? "" });
    },
  });
  return { sheets, from1904 };
}

/** Texts that cells name by their number, without what is written over them as reading help. */
function readShared(xml: string): string[] {
  const texts: string[] = [];
  let reads = false;
  let helps = false;
  walkXml(xml, {
    open(name) {
      if (name === "si") texts.push("");
      helps ||= name === "rPh";
      reads = name === "t" && !helps;
    },
    text(text) {
      if (reads) texts.push(((texts.pop() ?? "") + text).slice(0, MOST_LETTERS));
    },
    close(name) {
      if (name === "rPh") helps = false;
      reads = false;
    },
  });
  return texts;
}

/** By style number how numbers are shown. */
function readStyles(xml: string): string[] {
  const formats = new Map<string, string>();
  const styles: string[] = [];
  let inCells = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === "numFmt") formats.set(attribute("numFmtId") ?? "", (attribute("formatCode") ?? "").slice(0, LONGEST_FORMAT));
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) {
        const id = attribute("numFmtId") ?? "0";
        styles.push(formats.get(id) ?? `#${id}`);
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

interface Reading {
  shared: readonly string[];
  styles: readonly string[];
  from1904: boolean;
  budget: { cells: number; cut: boolean };
}

interface Cell {
  row: number;
  column: number;
  type: string;
  style: number;
  text: string;
}

function readSheet(xml: string, reading: Reading): Omit<SheetPage, "name"> {
  const page: Omit<SheetPage, "name"> = { rows: [], merged: [], widths: [] };
  let cell: Cell | null = null;
  let row = -1;
  let reads = false;
  walkXml(xml, {
    open(name, attribute) {
      if (name === "col") addWidth(page, attribute);
      if (name === "row") row = attribute("r") ? Number(attribute("r")) - 1 : row + 1;
      if (name === "c") cell = startCell(attribute, row, (cell?.row === row ? cell.column : -1) + 1);
      if (name === "mergeCell") addMerged(page, attribute("ref") ?? "");
      reads = name === "v" || (name === "t" && cell?.type === "inlineStr");
    },
    text(text) {
      if (cell && reads) cell.text += text;
    },
    close(name) {
      reads = false;
      if (name === "c" && cell) putCell(page, cell, reading);
    },
  });
  return page;
}

function addWidth({ widths }: Pick<SheetPage, "widths">, attribute: (name: string) => string | undefined): void {
  const [from, to, letters] = [Number(attribute("min")), Number(attribute("max")), Number(attribute("width"))];
  if (!(from >= 1) || !(letters >= 0)) return;
  // A last entry often spans all columns there could be: only those with something in them are drawn.
  for (let column = from; column <= Math.min(to, MOST_COLUMNS); column++) {
    while (widths.length < column) widths.push(USUAL_WIDTH);
    widths[column - 1] = Math.min(WIDEST, Math.max(24, Math.round(letters * LETTER_WIDTH + 12)));
  }
}

function startCell(attribute: (name: string) => string | undefined, row: number, next: number): Cell {
  const place = placeOf(attribute("r") ?? "");
  return {
    row: place?.row ?? row,
    column: place?.column ?? next,
    type: attribute("t") ?? "n",
    style: Number(attribute("s") ?? 0),
    text: "",
  };
}

function putCell({ rows }: Pick<SheetPage, "rows">, cell: Cell, reading: Reading): void {
  if (cell.text === "") return;
  const isWithin = cell.row >= 0 && cell.row < MOST_ROWS && cell.column < MOST_COLUMNS && reading.budget.cells > 0;
  if (!isWithin) {
    reading.budget.cut = true;
    return;
  }
  reading.budget.cells--;
  while (rows.length <= cell.row) rows.push([]);
  const row = rows[cell.row] as string[]; // made just now
  while (row.length < cell.column) row.push("");
  row[cell.column] = textOf(cell, reading).slice(0, MOST_LETTERS);
}

function textOf({ type, text, style }: Cell, { shared, styles, from1904 }: Reading): string {
  if (type === "s") return shared[Number(text)] ?? "";
  if (type === "b") return text === "1" ? "TRUE" : "FALSE";
  if (type !== "n") return text;
  const format = styles[style] ?? "#0";
  return shownNumber(Number(text), { format, isDate: isDateFormat(format), from1904 });
}

function addMerged({ merged }: Pick<SheetPage, "merged">, ref: string): void {
  const [from, to] = ref.split(":").map(placeOf);
  if (merged.length >= MOST_MERGED || !from || !to || from.row >= MOST_ROWS || from.column >= MOST_COLUMNS) return;
  const rows = Math.min(to.row, MOST_ROWS - 1) - from.row + 1;
  const columns = Math.min(to.column, MOST_COLUMNS - 1) - from.column + 1;
  if (rows > 0 && columns > 0) merged.push({ ...from, rows, columns });
}

/** `B3` → second column, third row, counted from 0. */
function placeOf(ref: string): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (!found) return null;
  const column = [...(found[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(found[2]) - 1, column };
}

/** A row of a table under its head line, with the line it begins on (the head is line 1). Cells are trimmed. */
export interface CsvRow {
  line: number;
  cells: Record<string, string>;
}

export type CsvOutcome =
  | { ok: true; head: string[]; rows: CsvRow[] }
  | { ok: false; line: number; code: "csv/empty" | "csv/open-quote" | "csv/too-many-cells" };

/**
 * Reads a table as office programs write it (RFC 4180): UTF-8 with or without a mark, else GB18030, which Chinese Excel writes; quotes, commas and
 * line ends inside quotes; empty lines are passed over. A row may have fewer cells than the head, not more.
 */
export function readCsv(bytes: Uint8Array): CsvOutcome {
  const lines = cellsOf(decode(bytes));
  if (!lines.ok) return lines;
  const [first, ...rest] = lines.rows;
  if (!first) return { ok: false, line: 1, code: "csv/empty" };
  const head = first.cells;
  const long = rest.find((row) => row.cells.slice(head.length).some((cell) => cell !== ""));
  if (long) return { ok: false, line: long.line, code: "csv/too-many-cells" };
  const rows = rest.map(({ line, cells }) => ({ line, cells: Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])) }));
  return { ok: true, head, rows };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

interface Line {
  line: number;
  cells: string[];
}

function cellsOf(text: string): { ok: true; rows: Line[] } | { ok: false; line: number; code: "csv/open-quote" } {
  const rows: Line[] = [];
  let line = 1;
  let row: Line = { line, cells: [] };
  let cell = "";
  let quotedSince = 0;
  const endCell = () => {
    row.cells.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.cells.some((each) => each !== "")) rows.push(row);
    row = { line: line + 1, cells: [] };
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string; // within the text
    if (quotedSince > 0) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quotedSince = 0;
    } else if (letter === '"' && cell.trim() === "") {
      cell = "";
      quotedSince = line;
    } else if (letter === ",") endCell();
    else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
    if (letter === "\n") line++;
  }
  if (quotedSince > 0) return { ok: false, line: quotedSince, code: "csv/open-quote" };
  endRow();
  return { ok: true, rows };
}

/** One line of a table that `readCsv` reads back: cells are put in quotes where they have to be, and otherwise stay as they are. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

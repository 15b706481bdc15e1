import { readFile } from "node:fs/promises";
import type { ImportOutcome, ImportRow, RowFault } from "../modules/identity/index.ts";
import { identityMessages } from "../modules/identity/shared.ts";
import { type CsvRow, csvLine, readCsv } from "../platform/csv.ts";
import type { Lang } from "../platform/i18n/index.ts";
import { importEn, importZhCN } from "./import-messages.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";

type Table = keyof CliMessages["import"]["columns"];

/** Reads a table of ours: the words of its head, in either language, become the names of its columns. Tells what is wrong with it and returns null. */
export async function readTable(
  file: string,
  table: Table,
  required: readonly string[],
  { io, text }: { io: CommandIo; text: CliMessages },
): Promise<CsvRow[] | null> {
  const words = text.import;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    io.err(words.unreadable(file));
    return null;
  }
  const read = readCsv(bytes);
  if (!read.ok) {
    io.err(words.line(read.line, words.csv[read.code]));
    return null;
  }
  const names = new Map(read.head.map((word) => [word, columnNamed(table, word)]));
  const known = new Set(names.values());
  const wrong = [
    ...read.head.filter((word) => word !== "" && names.get(word) === undefined).map(words.columnUnknown),
    ...required.filter((name) => !known.has(name)).map((name) => words.columnMissing(wordOf(words, table, name))),
  ];
  for (const reason of wrong) io.err(words.line(1, reason));
  if (wrong.length > 0) return null;
  const renamed = (cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).flatMap(([word, cell]) => (names.get(word) ? [[names.get(word) as string, cell]] : [])));
  return read.rows.map(({ line, cells }) => ({ line, cells: renamed(cells) }));
}

/** The head line of a table and rows to show how it is filled in. */
export function template(table: "organisations" | "people", { import: words }: CliMessages): string {
  return [Object.values(words.columns[table]), ...words.examples[table]].map(csvLine).join("\n");
}

/** Tells each row at fault by its line, field and reason. */
export function tellFaults(
  faults: readonly RowFault[],
  table: Table,
  lang: Lang,
  { io, text }: { io: CommandIo; text: CliMessages },
): void {
  const words = text.import;
  const { codes } = identityMessages(lang);
  for (const { line, refusal } of faults) {
    const fields = refusal.fields ?? [];
    const reasons = [
      ...new Set(fields.map(({ path, code }) => words.field(wordOf(words, table, path.replace("holding.", "")), codes[code]))),
    ];
    io.err(words.line(line, reasons.length > 0 ? reasons.join("; ") : codes[refusal.code]));
  }
  io.err(words.nothing(faults.length));
}

/** The answer of an import, told: JSON as it is, else faults by line or what `done` says. */
export function tellOutcome<T>(
  outcome: ImportOutcome<T>,
  { table, json, lang, io, text }: { table: Table; json: boolean; lang: Lang; io: CommandIo; text: CliMessages },
  done: (outcome: { ok: true } & T) => void,
): number {
  if (json) io.out(JSON.stringify(outcome));
  else if (outcome.ok) done(outcome);
  else tellFaults(outcome.faults, table, lang, { io, text });
  return outcome.ok ? EXIT.ok : EXIT.refused;
}

/** Reads a code or its name in either language; what is neither stays as it is, for the door to refuse. */
export function codeNamed(names: (lang: Lang) => Record<string, string>, word: string): string {
  const found = (["zh-CN", "en"] as const)
    .flatMap((lang) => Object.entries(names(lang)))
    .find(([code, name]) => code === word || name === word);
  return found?.[0] ?? word;
}

export function rowsOf(rows: readonly CsvRow[], inputOf: (cells: Record<string, string>) => unknown): ImportRow[] {
  return rows.map(({ line, cells }) => ({ line, input: inputOf(cells) }));
}

function columnNamed(table: Table, word: string): string | undefined {
  const heads = [importZhCN, importEn].flatMap((words) => Object.entries(words.columns[table]));
  return heads.find(([name, title]) => title === word || name === word)?.[0];
}

function wordOf(words: CliMessages["import"], table: Table, name: string): string {
  return (words.columns[table] as Record<string, string>)[name] ?? name;
}

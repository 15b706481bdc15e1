import { catalogueSectors, importCatalogue } from "../modules/catalogue/index.ts";
import { catalogueMessages } from "../modules/catalogue/shared.ts";
import { DEFAULT_LANG, LANGS } from "../platform/i18n/index.ts";
import { readTable } from "./import-table.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/** The government's hotline, the same number everywhere in the country. */
const HOTLINE = "12345";

type Imported = Extract<Awaited<ReturnType<typeof importCatalogue>>, { ok: true }>;

/**
 * `import catalogue [--departments FILE.csv] [--complaint-phone NUMBER]`: publishes the basic catalogue's items whose departments are there, and says
 * what it left. Exit: 0 done, 1 refused, 2 wrong use.
 */
export async function importCatalogueCommand(args: string[], io: CommandIo): Promise<number> {
  const string = { type: "string" } as const;
  const given = readArguments(args, { departments: string, "complaint-phone": string }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (words.length > 0) {
    io.err(text.commands["import catalogue"].usage);
    return EXIT.usage;
  }
  const departments = typeof options.departments === "string" ? await readDepartments(options.departments, { io, text }) : new Map();
  if (departments === null) return EXIT.refused;
  const complaintPhone = String(options["complaint-phone"] ?? HOTLINE);
  const lang = LANGS.find((known) => known === options.lang) ?? DEFAULT_LANG;
  return withHouse(io, text, async (house) => {
    const outcome = await importCatalogue(house, OPERATOR, { departments, complaintPhone });
    if (json) io.out(JSON.stringify(outcome));
    else if (outcome.ok) tell(outcome, catalogueMessages(lang).codes, { io, text });
    else io.err([text.import.catalogue.refused[outcome.code], outcome.detail ?? ""].join(" ").trim());
    return outcome.ok ? EXIT.ok : EXIT.refused;
  });
}

/** Sector → organisation, from a table; a sector the catalogue doesn't have is a slip of the pen and refused. */
async function readDepartments(file: string, tools: { io: CommandIo; text: CliMessages }): Promise<Map<string, string> | null> {
  const rows = await readTable(file, "departments", ["sector", "department"], tools);
  if (rows === null) return null;
  const sectors = new Set(await catalogueSectors());
  const wrong = rows.filter(({ cells }) => !sectors.has(cells.sector ?? ""));
  const { line, unknownSector } = tools.text.import;
  for (const row of wrong) tools.io.err(line(row.line, unknownSector(row.cells.sector ?? "")));
  return wrong.length > 0 ? null : new Map(rows.map(({ cells }) => [cells.sector ?? "", cells.department ?? ""]));
}

/** What wasn't published: whole sectors in one line each, the rest item by item. */
function tell(
  { published, present, left }: Imported,
  faults: Record<string, string>,
  { io, text }: { io: CommandIo; text: CliMessages },
): void {
  const words = text.import.catalogue;
  io.out(words.done(published.length, present, left.length));
  const without = left.filter((item) => item.reason === "no-department");
  for (const sector of new Set(without.map((item) => item.sector)))
    io.out(words.sector(sector, without.filter((item) => item.sector === sector).length));
  for (const { key, name, reason, unit, faults: found = [] } of left.filter((item) => item.reason !== "no-department")) {
    const detail =
      unit ?? found.map(({ path, code, detail: what }) => `${path} ${faults[code] ?? code}${what ? ` ${what}` : ""}`).join("; ");
    io.out(`  ${key} ${name}: ${words.left[reason](detail)}`);
  }
}

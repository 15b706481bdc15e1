import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCalendar, type WorkCalendar } from "../core/calendar/index.ts";
import { ROOT } from "../platform/root.ts";

/**
 * The calendar in `data/holidays/`: `<year>.json` (off days, working weekends, the notice) and `hours.json`. Its version
 * is the span of years and a digest of the content, so that any edit makes a new version. Throws when a file is
 * missing or wrong, naming each problem: without a calendar nothing may be watched in silence (annex §6.2 rule 9). Files of the same names in `own`,
 * the county's folder, go before those shipped, so that a new program doesn't take a correction back; the folder needn't be there.
 */
export function loadCalendar(folder: string = join(ROOT, "data/holidays"), own?: string): WorkCalendar {
  const files = new Map(readdirSync(folder).map((file) => [file, join(folder, file)]));
  if (own !== undefined && existsSync(own)) for (const file of readdirSync(own)) files.set(file, join(own, file));
  const years: Record<string, unknown> = {};
  for (const [file, path] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const year = /^(\d{4})\.json$/.exec(file)?.[1];
    if (year) years[year] = readJson(path);
  }
  const hours = readJson(files.get("hours.json") ?? join(folder, "hours.json"));
  const result = parseCalendar({ version: versionOf(years, hours), years, hours });
  if (result.ok) return result.calendar;
  const problems = result.problems.map(
    ({ path, code, value }) => `${path}: ${code}${value === undefined ? "" : ` (${JSON.stringify(value)})`}`,
  );
  throw new Error(`${result.code} in ${own === undefined ? folder : `${folder} and ${own}`}: ${problems.join("; ")}`);
}

function versionOf(years: Record<string, unknown>, hours: unknown): string {
  const names = Object.keys(years);
  const digest = createHash("sha256")
    .update(JSON.stringify([years, hours]))
    .digest("hex")
    .slice(0, 12);
  return `${names[0] ?? ""}-${names.at(-1) ?? ""}.${digest}`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`calendar/unreadable: ${file}`, { cause: error });
  }
}

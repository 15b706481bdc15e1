/**
 * Writes `data/holidays/<year>.json` from the development dependency `chinese-days`:
 *
 *     node tools/make-holidays.ts 2027 [2028 …]
 *
 * A new year is written as a draft (`published: false`) without a source: a person compares it with the State
 * Council's notice, enters the notice's number and publishes it. The source and state of an existing file are kept.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../data/holidays/", import.meta.url));

interface PackageDays {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

/** The days of one year as `chinese-days` knows them; empty lists when it doesn't know the year. */
export function holidaysOf(year: number, days: PackageDays = packageDays()): { off: string[]; work: string[] } {
  const ofYear = (record: Record<string, string>) =>
    Object.keys(record)
      .filter((date) => date.startsWith(`${year}-`))
      .sort();
  return { off: ofYear(days.holidays), work: ofYear(days.workdays) };
}

export function packageDays(): PackageDays {
  const json = createRequire(import.meta.url).resolve("chinese-days/dist/chinese-days.json");
  return JSON.parse(readFileSync(json, "utf8")) as PackageDays;
}

function writeYear(year: number): void {
  const { off, work } = holidaysOf(year);
  if (off.length === 0) throw new Error(`chinese-days knows no holidays of ${year}: nothing written`);
  const file = join(FOLDER, `${year}.json`);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { published: boolean; source: string }) : undefined;
  const row = { year, published: kept?.published ?? false, source: kept?.source ?? "", off, work };
  writeFileSync(file, `${JSON.stringify(row, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const years = process.argv.slice(2).map(Number);
  if (years.length === 0 || years.some((year) => !Number.isInteger(year))) {
    console.error("usage: node tools/make-holidays.ts YEAR…");
    process.exitCode = 2;
  } else years.forEach(writeYear);
}

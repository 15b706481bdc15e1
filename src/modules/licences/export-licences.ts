import { csvLine } from "../../platform/csv.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import { type LicenceQuery, MOST_EXPORTED, publicLicences } from "./list-licences.ts";
import { licenceTerms } from "./terms.ts";

/** A cell that a table program would take for a formula is kept a text. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The public list as a table (CSV, UTF-8 with the mark that office programs look for): at most 5 000 rows of what the filter lets through, the
 * newest first. `next` leads to the rows behind them.
 */
export async function exportLicences(
  house: House,
  query: Omit<LicenceQuery, "limit">,
  lang: Lang,
): Promise<{ text: string; next: string | null }> {
  const { rows, next } = await publicLicences(house, { ...query, limit: MOST_EXPORTED });
  const { columns, standings, unlimited } = licenceTerms(lang);
  const head = [
    columns.number,
    columns.name,
    columns.item,
    columns.holder,
    columns.creditCode,
    columns.department,
    columns.issuedOn,
    columns.validFrom,
    columns.validUntil,
    columns.standing,
  ];
  const lines = rows.map((row) => [
    row.number,
    row.name,
    row.itemName,
    row.holder,
    row.creditCode ?? "",
    row.departmentName,
    row.issuedOn,
    row.validFrom,
    row.validUntil ?? unlimited,
    standings[row.standing],
  ]);
  const text = [head, ...lines].map((cells) => csvLine(cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))).join("\r\n");
  return { text: `\uFEFF${text}\r\n`, next };
}

import { type Directory, type DirectoryCount, ITEM_TYPES, type ItemFilter } from "../shared.ts";
import { THEMES } from "../themes.ts";

/** What of an item the directory counts by. */
export interface DirectoryRow {
  class: "power" | "convenience";
  type: string;
  sector: string;
  department: string;
  objects: string[];
  themes: string[];
  initial: string;
  words: string;
}

/** Counts the items that fit a filter, and hold any of the texts if there are some, under every value they have. Sectors keep the catalogue's order. */
export function countDirectory(
  rows: readonly DirectoryRow[],
  filter: ItemFilter,
  texts: readonly string[],
  departmentName: (code: string) => string,
): Directory {
  const found = rows.filter(fits(filter, texts));
  const by = (values: (row: DirectoryRow) => readonly string[], order?: readonly string[]) => counts(found, values, order);
  return {
    total: found.length,
    classes: by((row) => [row.class], ["power", "convenience"]),
    types: by((row) => [row.type], ITEM_TYPES),
    sectors: by((row) => [row.sector]),
    departments: by((row) => [row.department]).map((entry) => ({ ...entry, name: departmentName(entry.value) })),
    objects: by((row) => row.objects, ["person", "organisation"]),
    themes: by((row) => row.themes, THEMES),
    initials: by((row) => [row.initial]).sort((a, b) => (a.value < b.value ? -1 : 1)),
  };
}

function fits(filter: ItemFilter, texts: readonly string[]): (row: DirectoryRow) => boolean {
  const same = (wanted: string | undefined, value: string) => wanted === undefined || wanted === value;
  return (row) =>
    same(filter.class, row.class) &&
    same(filter.sector, row.sector) &&
    same(filter.type, row.type) &&
    same(filter.department, row.department) &&
    same(filter.initial, row.initial) &&
    (filter.object === undefined || row.objects.includes(filter.object)) &&
    (filter.theme === undefined || row.themes.includes(filter.theme)) &&
    (texts.length === 0 || texts.some((text) => row.words.includes(text)));
}

/** Values with their counts, in the order given or as they come up. */
function counts(
  rows: readonly DirectoryRow[],
  values: (row: DirectoryRow) => readonly string[],
  order: readonly string[] = [],
): DirectoryCount[] {
  const found = new Map<string, number>(order.map((value) => [value, 0]));
  for (const value of rows.flatMap(values)) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }));
}

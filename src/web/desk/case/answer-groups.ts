import type { FormLine } from "../../../modules/cases/shared.ts";

/** Answers that stand under each other. */
export interface LineList {
  rows?: undefined;
  lines: FormLine[];
}

/** The rows of one table: columns in the order in which rows first answer them; a blank answer has no cell. */
export interface LineTable {
  /** Its path, `members`. */
  table: string;
  columns: { id: string; label: string }[];
  rows: { at: string; cells: Map<string, FormLine> }[];
}

/** Lines of a table become rows under one heading; those between tables stay lists. */
export function groupsOf(lines: readonly FormLine[]): (LineList | LineTable)[] {
  const groups: (LineList | LineTable)[] = [];
  for (const line of lines) {
    const [, table, at, id] = /^(.*)\[(\d+)\]\.(.+)$/.exec(line.path) ?? [];
    const last = groups.at(-1);
    if (table === undefined || at === undefined || id === undefined) {
      if (last && !last.rows) last.lines.push(line);
      else groups.push({ lines: [line] });
    } else if (last?.rows && last.table === table) put(last, at, id, line);
    else {
      const begun: LineTable = { table, columns: [], rows: [] };
      put(begun, at, id, line);
      groups.push(begun);
    }
  }
  return groups;
}

function put({ columns, rows }: LineTable, at: string, id: string, line: FormLine): void {
  if (!columns.some((column) => column.id === id)) columns.push({ id, label: line.label });
  const row = rows.find((one) => one.at === at);
  if (row) row.cells.set(id, line);
  else rows.push({ at, cells: new Map([[id, line]]) });
}

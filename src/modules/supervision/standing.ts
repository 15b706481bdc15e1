import { type RawBuilder, sql } from "kysely";
import type { CaseRow } from "../cases/shared.ts";
import type { House } from "../house.ts";
import { LEVELS, type Level } from "./shared.ts";

/** Narrows a list of cases (`c`) to those that carry an alarm of at least this level: see `CaseFilter` of cases. */
export function carrying(level: Level): RawBuilder<unknown> {
  return sql`exists (select 1 from supervision.standing s where s.region = c.region and s.matter = c.id and s.level >= ${LEVELS.indexOf(level)})`;
}

/** Rows with the level that supervision has recorded: a stored alarm outranks what the clocks show by themselves. */
export async function withStanding(house: House, rows: CaseRow[]): Promise<CaseRow[]> {
  if (rows.length === 0) return rows;
  const ids = rows.map((row) => row.id);
  const { rows: standing } = await sql<{ matter: string; level: number }>`
    select matter, level from supervision.standing where region = ${house.region} and matter = any(${ids}::uuid[])`.execute(house.db);
  const stored = new Map(standing.map((row) => [row.matter, row.level]));
  return rows.map((row) => {
    const level = Math.max(stored.get(row.id) ?? 0, row.level === "none" ? 0 : LEVELS.indexOf(row.level));
    const name = LEVELS[level];
    return { ...row, level: name === undefined || name === "note" ? "none" : name };
  });
}

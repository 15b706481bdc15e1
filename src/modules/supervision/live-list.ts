import { sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import { caseRows, runningCases } from "../cases/index.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { LEVELS, type LiveFilter, type LivePage } from "./shared.ts";

/** All running cases with their clocks, newest first; with a level filter those that carry an alarm, the latest first. */
export async function liveList(
  house: House,
  actor: Actor,
  filter: LiveFilter,
  page: { after?: string | undefined; limit: number },
): Promise<LivePage> {
  if (!can(actor, "supervision.view")) return { rows: [], next: null, total: 0 };
  const limit = Math.max(1, Math.min(page.limit, 100));
  const listed = filter.level ? await byLevel(house, LEVELS.indexOf(filter.level), page.after, limit) : null;
  const running = await runningCases(house, { ...filter, ids: listed?.ids ?? null, after: listed ? undefined : page.after, limit });
  const rows = await withStanding(house, await caseRows(house, running.rows));
  return { rows, next: listed ? listed.next : running.next, total: listed ? listed.total : running.total };
}

async function byLevel(house: House, level: number, after: string | undefined, limit: number) {
  const cursor = readCursor(after, ["instant", "uuid"]);
  const { rows } = await sql<{ matter: string; since_text: string }>`
    select matter, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since_text from supervision.standing
    where region = ${house.region} and kind = 'case' and level >= ${level}
      ${cursor ? sql`and (since, matter) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``}
    order by since desc, matter desc limit ${limit + 1}`.execute(house.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from supervision.standing where region = ${house.region} and kind = 'case' and level >= ${level} limit 1000) c`.execute(
    house.db,
  );
  const last = rows[limit - 1];
  return {
    ids: rows.slice(0, limit).map((row) => row.matter),
    next: rows.length > limit && last ? `${last.since_text}|${last.matter}` : null,
    total: counted[0]?.total ?? 0,
  };
}

/** A stored alarm outranks what the clocks show by themselves. */
async function withStanding(house: House, rows: LivePage["rows"]): Promise<LivePage["rows"]> {
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

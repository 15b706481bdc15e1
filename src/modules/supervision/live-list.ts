import { sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import { type CaseFilter, caseRows, narrowed, runningCases } from "../cases/index.ts";
import type { House } from "../house.ts";
import { reachOf } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { LEVELS, type LiveFilter, type LivePage } from "./shared.ts";
import { withStanding } from "./standing.ts";

interface Page {
  after?: string | undefined;
  limit: number;
}

/** All running cases within the reader's reach with their clocks, newest first; with a level filter those that carry an alarm, the latest first. */
export async function liveList(house: House, actor: Actor, { level, ...filter }: LiveFilter, page: Page): Promise<LivePage> {
  if (!can(actor, "supervision.view")) return { rows: [], next: null, total: 0 };
  const limit = Math.max(1, Math.min(page.limit, 100));
  const asked = { ...filter, orgs: reachOf(actor, "supervision.view"), after: page.after, limit };
  const { found, total } = level ? await alarmed(house, LEVELS.indexOf(level), asked) : await runningCases(house, asked);
  const rows = await withStanding(house, await caseRows(house, found.slice(0, limit)));
  return { rows, next: found.length > limit ? (found[limit - 1]?.cursor ?? null) : null, total };
}

/** What carries an alarm is walked by the alarm, not by the case: there are few of these beside all that run. */
async function alarmed(house: House, level: number, { orgs, after, limit, ...filter }: CaseFilter & Page & { orgs: string[] | null }) {
  const cursor = readCursor(after, ["instant", "uuid"]);
  const from = sql`from supervision.standing s join cases.case c on c.region = s.region and c.id = s.matter
    where s.region = ${house.region} and s.kind = 'case' and s.level >= ${level} and c.closed_at is null ${narrowed(filter)}
      ${orgs ? sql`and (c.department = any(${orgs}::text[]) or c.place = any(${orgs}::text[]))` : sql``}`;
  const { rows } = await sql<{ id: string; since_text: string }>`
    select s.matter as id, to_char(s.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since_text ${from}
      ${cursor ? sql`and (s.since, s.matter) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``}
    order by s.since desc, s.matter desc limit ${limit + 1}`.execute(house.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 ${from} limit 1000) c`.execute(house.db);
  const found = rows.map((row) => ({ id: row.id, visit: null, step_name: null, cursor: `${row.since_text}|${row.id}` }));
  return { found, total: counted[0]?.total ?? 0 };
}

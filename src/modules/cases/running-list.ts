import { type RawBuilder, sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type CaseFilter, narrowed } from "./case-filter.ts";
import type { Found, Listing } from "./worklist.ts";

export const VIEWING: ReadonlySet<string> = new Set(["case.view", "case.handle", "case.intake", "case.manage"]);
export const COUNT_CAP = 1000;

export interface RunningQuery extends CaseFilter {
  /** Cases of these departments, or received there; null: all. */
  orgs: readonly string[] | null;
  after?: string | undefined;
  limit: number;
}

const open = (house: House, filter: CaseFilter) =>
  sql`from cases.case c where c.region = ${house.region} and c.closed_at is null ${narrowed(filter)}`;

/** Running cases by filter, newest first. Each organisation gives its own first rows by index; the merge of these few is sorted. */
export async function runningCases(house: House, query: RunningQuery): Promise<Listing> {
  const cursor = readCursor(query.after, ["instant", "uuid"]);
  const from = cursor ? sql`and (c.submitted_at, c.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const page = (where: RawBuilder<unknown>) =>
    sql`(select c.id, c.submitted_at ${open(house, query)} ${where} ${from} order by c.submitted_at desc, c.id desc limit ${query.limit + 1})`;
  const source = query.orgs
    ? sql`select distinct c.id, c.submitted_at from unnest(${query.orgs}::text[]) as o (org) cross join lateral (
        ${page(sql`and c.department = o.org`)} union all ${page(sql`and c.place = o.org`)}) c`
    : page(sql``);
  const listed = sql<{ id: string; submitted_text: string }>`
    select id, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as submitted_text from (${source}) merged
    order by submitted_at desc, id desc limit ${query.limit + 1}`.execute(house.db);
  const [{ rows }, total] = await Promise.all([listed, countRunning(house, query)]);
  const found = rows.map((row): Found => ({ id: row.id, visit: null, step_name: null, cursor: `${row.submitted_text}|${row.id}` }));
  return { found, total };
}

/** Two index scans that stop at the cap; asked with `or`, the database would read every running case of the organisations first. */
async function countRunning(house: House, query: RunningQuery): Promise<number> {
  const running = sql`select 1 ${open(house, query)}`;
  const own = sql`any(${query.orgs}::text[])`;
  const counted = query.orgs
    ? sql`(${running} and c.department = ${own}) union all (${running} and c.place = ${own} and not c.department = ${own}) limit ${COUNT_CAP}`
    : sql`${running} limit ${COUNT_CAP}`;
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (${counted}) counted`.execute(house.db);
  return rows[0]?.total ?? 0;
}

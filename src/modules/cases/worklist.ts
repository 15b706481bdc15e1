import { type RawBuilder, sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { reachOf } from "../identity/index.ts";
import { can, type PersonActor, selvesOf } from "../identity/shared.ts";
import { type CaseFilter, isNarrowed, narrowed } from "./case-filter.ts";
import { CASE_KIND_NAME } from "./case-kind.ts";
import { caseRows } from "./case-rows.ts";
import { COUNT_CAP, runningCases, VIEWING } from "./running-list.ts";
import type { CaseRow } from "./shared.ts";

/**
 * copied: given to me to read; started: taken in hand by me; todo: steps that wait for me; pool: those of them that nobody has claimed; incoming: applications sent to my window on line that nobody has taken in hand; done: cases in which I have done a step;
 * running: open cases of my window or department.
 */
export type Box = "copied" | "started" | "todo" | "pool" | "incoming" | "done" | "running";

export interface WorklistQuery extends CaseFilter {
  box: Box;
  /** Cursor of the page before, as given by it. */
  after?: string | undefined;
  /** 1–100 rows. */
  limit: number;
}

export interface WorklistPage {
  rows: CaseRow[];
  next: string | null;
  /** Counted up to 1000. */
  total: number;
}

const MOST_ROWS = 100;
/** Sorts after every date. */
const NO_DUE = "infinity";

export interface Found {
  id: string;
  visit: string | null;
  step_name: string | null;
  cursor: string;
  /** Given to me to read, and not opened yet. */
  unread?: boolean;
}

/** What a page is made of: at least one more than its rows, if there are more. */
export interface Listing {
  found: Found[];
  total: number;
}

interface Asked extends CaseFilter {
  after: string | undefined;
  /** Rows of the page and one more. */
  limit: number;
}

const BOXES: Record<Box, (house: House, actor: PersonActor, asked: Asked) => Promise<Listing>> = {
  todo: (...asked) => waiting(...asked, "all"),
  pool: (...asked) => waiting(...asked, "unclaimed"),
  incoming,
  copied,
  started,
  done,
  running,
};

/** One page of a person's list: two queries, whatever the number of cases and posts. */
export async function worklist(house: House, actor: PersonActor, query: WorklistQuery): Promise<WorklistPage> {
  const { box, after, state, item, department, among } = query;
  const limit = Math.max(1, Math.min(query.limit, MOST_ROWS));
  const { found, total } = await BOXES[box](house, actor, { after, limit: limit + 1, state, item, department, among });
  const rows = await caseRows(house, found.slice(0, limit));
  return { rows, next: found.length > limit ? (found[limit - 1]?.cursor ?? null) : null, total };
}

/** Tasks under `t`, with their case where a filter looks at it. */
function tasks(filter: CaseFilter): { from: RawBuilder<unknown>; where: RawBuilder<unknown> } {
  if (!isNarrowed(filter)) return { from: sql`matters.task t`, where: sql`` };
  return { from: sql`matters.task t join cases.case c on c.region = t.region and c.id = t.matter`, where: narrowed(filter) };
}

/**
 * Open tasks in queue `q`. Few cases of an item run, and an index finds them: from there each task is looked up, rather than the item in a queue of
 * thousands. `is not distinct from` keeps the database from walking the queue for each case.
 */
function openTasks(filter: CaseFilter): { from: RawBuilder<unknown>; where: RawBuilder<unknown>; inQueue: RawBuilder<unknown> } {
  const { from, where } = tasks(filter);
  return {
    from,
    where: isNarrowed(filter) ? sql`and c.closed_at is null ${where}` : where,
    inQueue: filter.item ? sql`(t.org, t.post) is not distinct from (q.org, q.post)` : sql`t.org = q.org and t.post = q.post`,
  };
}

/** A task in its post's queue. */
const WAITING = sql`t.closed_at is null and not t.named`;

/** Each queue of mine gives its own first rows by index; the merge of these few is sorted. So the cost doesn't grow with the queues' length. */
async function waiting(house: House, actor: PersonActor, { after, limit, ...filter }: Asked, which: "all" | "unclaimed"): Promise<Listing> {
  const { from: listed, where, inQueue } = openTasks(filter);
  // With the visit: steps of one case may be open at once, and were opened at one instant.
  const cursor = readCursor(after, ["day", "instant", "uuid", "text"]);
  const [due, opened, matter, visit] = cursor ?? [];
  const place = (row: "t" | "p") => {
    const column = (name: string) => sql.ref(`${row}.${name}`);
    return sql`coalesce(${column("due")}, 'infinity'::date), ${column("opened_at")}, ${column("matter")}, ${column("visit")}`;
  };
  const from = (row: "t" | "p") =>
    cursor ? sql`and (${place(row)}) > (${due}::date, ${opened}::timestamptz, ${matter}::uuid, ${visit})` : sql``;
  const order = (row: "t" | "p") => sql`order by ${place(row)} limit ${limit}`;
  const unsigned = sql`and (t.member_of is null or not exists (select 1 from matters.task s
    where s.region = t.region and s.matter = t.matter and s.member_of = t.member_of and s.closed_by = ${actor.id}))`;
  const columns = sql`t.matter, t.visit, t.name, coalesce(t.due, 'infinity'::date) as due, t.opened_at`;
  const queues = JSON.stringify(actor.holdings.map(({ org, post }) => ({ org, post, handles: can(actor, "case.handle", { org }) })));
  const selves = sql`any(${selvesOf(actor)}::uuid[])`;
  // Once, though both they and somebody they stand in for may take it.
  const once = sql`not exists (select 1 from matters.task_person o where o.region = p.region and o.matter = p.matter and o.visit = p.visit
    and o.person = ${selves} and o.person < p.person)`;
  const mine = (columns: RawBuilder<unknown>) => sql`select ${columns} from matters.task_person p cross join lateral (
      select t.name from ${listed} where t.region = p.region and t.matter = p.matter and t.visit = p.visit ${where}) named
    where p.region = ${house.region} and p.kind = ${CASE_KIND_NAME} and p.person = ${selves} and ${once}
      ${which === "all" ? sql`` : sql`and p.role = 'candidate'`} and exists (select 1 from queue q where q.org = p.org and (q.post = p.post or p.post is null and q.handles))`;
  const { rows } = await sql<{
    matter: string;
    visit: string;
    name: string;
    due: string;
    opened_at: Date;
    opened_text: string;
    total: number;
  }>`
    with queue as (select distinct org, post, handles from json_to_recordset(${queues}::json) as q (org text, post text, handles boolean)),
    mine as (
      select t.* from queue q cross join lateral (
        select ${columns} from ${listed} where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and ${inQueue} and ${WAITING} ${unsigned} ${where} ${from("t")} ${order("t")}) t
      union all
      (${mine(sql`p.matter, p.visit, named.name, coalesce(p.due, 'infinity'::date) as due, p.opened_at`)} ${from("p")} ${order("p")}))
    select matter, visit, name, due::text, opened_at, to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as opened_text,
      (select count(*) from (
        select 1 from queue q cross join lateral (select 1 from ${listed} where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and ${inQueue} and ${WAITING} ${unsigned} ${where} limit ${COUNT_CAP}) t
        union all (${mine(sql`1`)} limit ${COUNT_CAP}) limit ${COUNT_CAP}) counted)::int as total
    from mine order by mine.due, opened_at, matter, visit limit ${limit}`.execute(house.db);
  return {
    found: rows.map((row) => ({
      id: row.matter,
      visit: row.visit,
      step_name: row.name,
      cursor: `${row.due ?? NO_DUE}|${row.opened_text}|${row.matter}|${row.visit}`,
    })),
    total: rows[0]?.total ?? 0,
  };
}

async function done(house: House, actor: PersonActor, { after, limit, ...filter }: Asked): Promise<Listing> {
  const { from: listed, where } = tasks(filter);
  const cursor = readCursor(after, ["instant", "uuid", "text"]);
  const [closed, matter, visit] = cursor ?? [];
  const from = cursor ? sql`and (t.closed_at, t.matter, t.visit) < (${closed}::timestamptz, ${matter}::uuid, ${visit})` : sql``;
  // A case stands here once, by the last step done in it: it may have come back, or gone through several of my steps.
  const mine = sql`from ${listed} where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.closed_by = ${actor.id} ${where}
    and not exists (select 1 from matters.task o where o.region = t.region and o.matter = t.matter and o.closed_by = t.closed_by
      and (o.closed_at, o.visit) > (t.closed_at, t.visit))`;
  const { rows } = await sql<{ matter: string; visit: string; name: string; closed_text: string; total: number }>`
    select t.matter, t.visit, t.name, to_char(t.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as closed_text,
      (select count(*) from (select 1 ${mine} limit ${COUNT_CAP}) counted)::int as total
    ${mine} ${from}
    order by t.closed_at desc, t.matter desc, t.visit desc limit ${limit}`.execute(house.db);
  return {
    // Without the visit: the row tells where the case stands now, and which step was mine.
    found: rows.map((row) => ({
      id: row.matter,
      visit: null,
      step_name: row.name,
      cursor: `${row.closed_text}|${row.matter}|${row.visit}`,
    })),
    total: rows[0]?.total ?? 0,
  };
}

/**
 * Nobody has said a word to these yet: after five working days the law takes them as accepted (行政许可法 32). Each window's are in the order in
 * which they came, which is that in which they fall due.
 */
async function incoming(house: House, actor: PersonActor, { after, limit, ...filter }: Asked): Promise<Listing> {
  const windows = reachOf(actor, "case.intake") ?? [];
  const cursor = readCursor(after, ["instant", "uuid"]);
  const from = cursor ? sql`and (c.submitted_at, c.id) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const waiting = sql`from cases.case c where c.region = ${house.region} and c.state = 'submitted' and c.received_at is null and c.channel <> 'window'
    ${narrowed(filter)} and c.place = w.org`;
  const each = (what: RawBuilder<unknown>) => sql`unnest(${windows}::text[]) as w (org) cross join lateral (${what}) c`;
  const page = each(sql`select c.id, c.submitted_at ${waiting} ${from} order by c.submitted_at, c.id limit ${limit}`);
  const counted = each(sql`select 1 ${waiting} limit ${COUNT_CAP}`);
  const { rows } = await sql<{ id: string; submitted_text: string; total: number }>`
    select c.id, to_char(c.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as submitted_text,
      (select count(*) from (select 1 from ${counted} limit ${COUNT_CAP}) counted)::int as total
    from ${page} order by c.submitted_at, c.id limit ${limit}`.execute(house.db);
  const found = rows.map((row): Found => ({ id: row.id, visit: null, step_name: null, cursor: `${row.submitted_text}|${row.id}` }));
  return { found, total: rows[0]?.total ?? 0 };
}

function running(house: House, actor: PersonActor, { limit, ...asked }: Asked): Promise<Listing> {
  const grants = actor.grants.filter((grant) => VIEWING.has(grant.permission));
  const everywhere = grants.some((grant) => grant.permission === "case.view" && grant.scope === "all");
  return runningCases(house, { ...asked, orgs: everywhere ? null : [...new Set(grants.flatMap((grant) => grant.orgs))], limit: limit - 1 });
}

/** 抄送我的, the newest first; those not read yet are marked. */
async function copied(house: House, actor: PersonActor, { after, limit, ...filter }: Asked): Promise<Listing> {
  const cursor = readCursor(after, ["instant", "uuid"]);
  const from = cursor ? sql`and (k.at, k.case_id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const mine = sql`from cases.copy k ${isNarrowed(filter) ? sql`join cases.case c on c.region = k.region and c.id = k.case_id` : sql``}
    where k.region = ${house.region} and k.person = ${actor.id} ${narrowed(filter)}`;
  const { rows } = await sql<{ id: string; at_text: string; unread: boolean; total: number }>`
    select k.case_id as id, to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, k.read_at is null as unread,
      (select count(*) from (select 1 ${mine} limit ${COUNT_CAP}) counted)::int as total
    ${mine} ${from} order by k.at desc, k.case_id desc limit ${limit}`.execute(house.db);
  return {
    found: rows.map(({ id, at_text, unread }) => ({ id, visit: null, step_name: null, cursor: `${at_text}|${id}`, unread })),
    total: rows[0]?.total ?? 0,
  };
}

/** 我发起的: cases whose first step I finished, the newest first. */
async function started(house: House, actor: PersonActor, { after, limit, ...filter }: Asked): Promise<Listing> {
  const cursor = readCursor(after, ["instant", "uuid"]);
  const from = cursor ? sql`and (c.submitted_at, c.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const mine = sql`from cases.case c where c.region = ${house.region} and c.starter = ${actor.id} ${narrowed(filter)}`;
  const { rows } = await sql<{ id: string; at_text: string; total: number }>`
    select c.id, to_char(c.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text,
      (select count(*) from (select 1 ${mine} limit ${COUNT_CAP}) counted)::int as total
    ${mine} ${from} order by c.submitted_at desc, c.id desc limit ${limit}`.execute(house.db);
  return {
    found: rows.map(({ id, at_text }) => ({ id, visit: null, step_name: null, cursor: `${at_text}|${id}` })),
    total: rows[0]?.total ?? 0,
  };
}

import { sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import type { CaseKind } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { can, type PersonActor } from "../identity/shared.ts";
import type { MatterClock } from "../matters/index.ts";
import { currentCalendar } from "../matters/index.ts";
import { applicantIndex, CASE_KIND_NAME, nameIndex } from "./case-kind.ts";
import { clockViews, highest } from "./clock-view.ts";
import type { CaseRow, CaseState } from "./shared.ts";

/** todo: steps that wait for me; done: steps I have done; running: open cases of my window or department. */
export type Box = "todo" | "done" | "running";

export interface WorklistQuery {
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

const COUNT_CAP = 1000;
const MOST_ROWS = 100;
/** Sorts after every date. */
const NO_DUE = "infinity";

interface Found {
  id: string;
  visit: string | null;
  step_name: string | null;
  cursor: string;
}

/** One page of a person's list: two queries, whatever the number of cases and posts. */
export async function worklist(house: House, actor: PersonActor, query: WorklistQuery): Promise<WorklistPage> {
  const limit = Math.max(1, Math.min(query.limit, MOST_ROWS));
  const { found, total } = await (query.box === "todo" ? todo : query.box === "done" ? done : running)(
    house,
    actor,
    query.after,
    limit + 1,
  );
  const rows = await caseRows(house, found.slice(0, limit));
  return { rows, next: found.length > limit ? (found[limit - 1]?.cursor ?? null) : null, total };
}

/** Each queue of mine gives its own first rows by index; the merge of these few is sorted. So the cost doesn't grow with the queues' length. */
async function todo(
  house: House,
  actor: PersonActor,
  after: string | undefined,
  limit: number,
): Promise<{ found: Found[]; total: number }> {
  const cursor = readCursor(after, ["day", "instant", "uuid"]);
  const [due, opened, matter] = cursor ?? [];
  const from = cursor
    ? sql`and (coalesce(t.due, 'infinity'::date), t.opened_at, t.matter) > (${due}::date, ${opened}::timestamptz, ${matter}::uuid)`
    : sql``;
  const columns = sql`t.matter, t.visit, t.name, coalesce(t.due, 'infinity'::date) as due, t.opened_at`;
  const order = sql`order by coalesce(t.due, 'infinity'::date), t.opened_at, t.matter limit ${limit}`;
  const queues = JSON.stringify(actor.holdings.map(({ org, post }) => ({ org, post })));
  const { rows } = await sql<{
    matter: string;
    visit: string;
    name: string;
    due: string;
    opened_at: Date;
    opened_text: string;
    total: number;
  }>`
    with queue as (select distinct org, post from json_to_recordset(${queues}::json) as q (org text, post text)),
    mine as (
      select t.* from queue q cross join lateral (
        select ${columns} from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.org = q.org and t.post = q.post and t.closed_at is null and t.assignee is null ${from} ${order}) t
      union all
      (select ${columns} from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.assignee = ${actor.id} and t.closed_at is null and t.assignee is not null
        and exists (select 1 from queue q where q.org = t.org and q.post = t.post) ${from} ${order}))
    select matter, visit, name, due::text, opened_at, to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as opened_text,
      (select count(*) from (
        select 1 from queue q cross join lateral (select 1 from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.org = q.org and t.post = q.post and t.closed_at is null and t.assignee is null limit ${COUNT_CAP}) t
        union all (select 1 from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.assignee = ${actor.id} and t.closed_at is null limit ${COUNT_CAP}) limit ${COUNT_CAP}) counted)::int as total
    from mine order by mine.due, opened_at, matter limit ${limit}`.execute(house.db);
  return {
    found: rows.map((row) => ({
      id: row.matter,
      visit: row.visit,
      step_name: row.name,
      cursor: `${row.due ?? NO_DUE}|${row.opened_text}|${row.matter}`,
    })),
    total: rows[0]?.total ?? 0,
  };
}

async function done(
  house: House,
  actor: PersonActor,
  after: string | undefined,
  limit: number,
): Promise<{ found: Found[]; total: number }> {
  const cursor = readCursor(after, ["instant", "uuid"]);
  const [closed, matter] = cursor ?? [];
  const from = cursor ? sql`and (t.closed_at, t.matter) < (${closed}::timestamptz, ${matter}::uuid)` : sql``;
  const { rows } = await sql<{ matter: string; visit: string; name: string; closed_text: string; total: number }>`
    select matter, visit, name, to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as closed_text,
      (select count(*) from (select 1 from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.closed_by = ${actor.id} limit ${COUNT_CAP}) counted)::int as total
    from matters.task t where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.closed_by = ${actor.id} ${from}
    order by t.closed_at desc, t.matter desc limit ${limit}`.execute(house.db);
  return {
    found: rows.map((row) => ({ id: row.matter, visit: row.visit, step_name: row.name, cursor: `${row.closed_text}|${row.matter}` })),
    total: rows[0]?.total ?? 0,
  };
}

async function running(
  house: House,
  actor: PersonActor,
  after: string | undefined,
  limit: number,
): Promise<{ found: Found[]; total: number }> {
  const everywhere = can(actor, "case.view", {}) && actor.grants.some((grant) => grant.permission === "case.view" && grant.scope === "all");
  const own = everywhere
    ? [null]
    : [...new Set(actor.grants.filter((grant) => VIEWING.has(grant.permission)).flatMap((grant) => grant.orgs))];
  const cursor = readCursor(after, ["instant", "uuid"]);
  const [submitted, id] = cursor ?? [];
  const from = cursor ? sql`and (c.submitted_at, c.id) < (${submitted}::timestamptz, ${id}::uuid)` : sql``;
  const page = (where: ReturnType<typeof sql>) =>
    sql`(select c.id, c.submitted_at from cases.case c where c.region = ${house.region} and c.closed_at is null ${where} ${from} order by c.submitted_at desc, c.id desc limit ${limit})`;
  const source = everywhere
    ? page(sql``)
    : sql`select distinct c.id, c.submitted_at from unnest(${own.filter((org) => org !== null)}::text[]) as o (org) cross join lateral (
        ${page(sql`and c.department = o.org`)} union all ${page(sql`and c.place = o.org`)}) c`;
  const listed = sql<{ id: string; submitted_text: string }>`
    select id, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as submitted_text from (${source}) merged
    order by submitted_at desc, id desc limit ${limit}`.execute(house.db);
  const [{ rows }, total] = await Promise.all([listed, countRunning(house, everywhere ? null : own.filter((org) => org !== null))]);
  return { found: rows.map((row) => ({ id: row.id, visit: null, step_name: null, cursor: `${row.submitted_text}|${row.id}` })), total };
}

const VIEWING: ReadonlySet<string> = new Set(["case.view", "case.handle", "case.intake", "case.manage"]);

/** Two index scans that stop at the cap; asked with `or`, the database would read every running case of the organisations first. */
async function countRunning(house: House, orgCodes: readonly string[] | null): Promise<number> {
  const open = sql`select 1 from cases.case c where c.region = ${house.region} and c.closed_at is null`;
  const own = sql`any(${orgCodes}::text[])`;
  const counted = orgCodes
    ? sql`(${open} and c.department = ${own}) union all (${open} and c.place = ${own} and not c.department = ${own}) limit ${COUNT_CAP}`
    : sql`${open} limit ${COUNT_CAP}`;
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from (${counted}) counted`.execute(house.db);
  return rows[0]?.total ?? 0;
}

/** Exact look-up: a case or application number, an identity or credit number, or an applicant's whole name. */
export async function searchCases(house: House, actor: PersonActor, text: string, limit = 50): Promise<CaseRow[]> {
  const wanted = text.trim();
  if (wanted === "") return [];
  const everywhere = actor.grants.some((grant) => VIEWING.has(grant.permission) && grant.scope === "all");
  const own = [...new Set(actor.grants.filter((grant) => VIEWING.has(grant.permission)).flatMap((grant) => grant.orgs))];
  const queues = JSON.stringify(actor.holdings.map(({ org, post }) => ({ org, post })));
  // Whoever has or had a step in it finds it as well: other departments in a 联办件, the township of a village's case.
  const involved = sql`exists (select 1 from matters.task t where t.region = c.region and t.matter = c.id and (t.assignee = ${actor.id} or t.closed_by = ${actor.id}
    or exists (select 1 from json_to_recordset(${queues}::json) as q (org text, post text) where q.org = t.org and q.post = t.post)))`;
  const visible = everywhere ? sql`` : sql`and (c.department = any(${own}::text[]) or c.place = any(${own}::text[]) or ${involved})`;
  const match = (column: ReturnType<typeof sql>, value: string | Buffer) =>
    sql`(select c.id, c.submitted_at from cases.case c where c.region = ${house.region} and ${column} = ${value} ${visible} order by c.submitted_at desc limit ${limit})`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      ${match(sql`c.number`, wanted.toUpperCase())} union ${match(sql`c.application_number`, wanted.toUpperCase())}
      union ${match(sql`c.applicant_index`, applicantIndex(house, wanted))} union ${match(sql`c.name_index`, nameIndex(house, wanted))}) found
    order by submitted_at desc limit ${limit}`.execute(house.db);
  return caseRows(
    house,
    rows.map((row) => ({ id: row.id, visit: null, step_name: null, cursor: "" })),
  );
}

interface RowRecord {
  id: string;
  number: string | null;
  application_number: string;
  item_name: string;
  applicant_masked: string;
  state: CaseState;
  kind: CaseKind;
  department: string;
  submitted_at: Date;
  clocks:
    | {
        id: string;
        kind: string;
        visit: string | null;
        state: MatterClock["state"];
        due: string;
        provisional: boolean;
        derivation: MatterClock["input"];
        ended_on: string | null;
      }[]
    | null;
}

/** The rows of one page by id, with their clocks, in one query; order as given. */
export async function caseRows(
  house: House,
  found: readonly { id: string; visit: string | null; step_name: string | null }[],
): Promise<CaseRow[]> {
  if (found.length === 0) return [];
  const ids = found.map((row) => row.id);
  const { rows } = await sql<RowRecord>`
    select c.id, c.number, c.application_number, c.item_name, c.applicant_masked, c.state, c.kind, c.department, c.submitted_at,
      (select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'visit', k.visit, 'state', k.state, 'due', k.due, 'provisional', k.provisional, 'derivation', k.derivation, 'ended_on', k.ended_on))
        from matters.clock k where k.region = c.region and k.matter = c.id and k.state in ('running', 'stopped')) as clocks
    from cases.case c where c.region = ${house.region} and c.id = any(${ids}::uuid[])`.execute(house.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [calendar, byCode] = await Promise.all([currentCalendar(house), orgs(house)]);
  return found.flatMap(({ id, visit, step_name }) => {
    const row = byId.get(id);
    if (!row) return [];
    const live = (row.clocks ?? []).map((clock) => ({
      ...clock,
      input: clock.derivation,
      endedOn: clock.ended_on,
      calendar: calendar.version,
    }));
    const clocks = clockViews(live, house.clock.now(), calendar, () => undefined);
    const step = live.find((clock) => clock.visit !== null && clock.visit === visit);
    return [
      {
        id,
        number: row.number,
        applicationNumber: row.application_number,
        itemName: row.item_name,
        applicantMasked: row.applicant_masked,
        state: row.state,
        kind: row.kind,
        orgName: byCode.get(row.department)?.name ?? row.department,
        stepName: step_name,
        visit,
        submittedAt: row.submitted_at.toISOString(),
        due: step?.due ?? clocks[0]?.due ?? null,
        clocks,
        level: highest(clocks.map((clock) => clock.level)),
      },
    ];
  });
}

export interface RunningQuery {
  department?: string | undefined;
  item?: string | undefined;
  state?: CaseState | undefined;
  /** Only these, when not null. */
  ids: readonly string[] | null;
  after?: string | undefined;
  limit: number;
}

/** Running cases by filter, newest first; the order of `ids` where they are given. For supervision, which has checked the right. */
export async function runningCases(
  house: House,
  query: RunningQuery,
): Promise<{ rows: { id: string; visit: null; step_name: null }[]; next: string | null; total: number }> {
  const cursor = readCursor(query.after, ["instant", "uuid"]);
  const where = sql`c.region = ${house.region} and c.closed_at is null
    ${query.department ? sql`and c.department = ${query.department}` : sql``} ${query.item ? sql`and c.item_code = ${query.item}` : sql``}
    ${query.state ? sql`and c.state = ${query.state}` : sql``} ${query.ids ? sql`and c.id = any(${query.ids}::uuid[])` : sql``}`;
  const { rows } = await sql<{ id: string; submitted_text: string }>`
    select c.id, to_char(c.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as submitted_text from cases.case c
    where ${where} ${cursor ? sql`and (c.submitted_at, c.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``}
    order by c.submitted_at desc, c.id desc limit ${query.limit + 1}`.execute(house.db);
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from (select 1 from cases.case c where ${where} limit ${COUNT_CAP}) capped`.execute(house.db);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const ordered = query.ids ? query.ids.filter((id) => page.some((row) => row.id === id)) : page.map((row) => row.id);
  return {
    rows: ordered.map((id) => ({ id, visit: null, step_name: null })),
    next: rows.length > query.limit && last ? `${last.submitted_text}|${last.id}` : null,
    total: counted[0]?.total ?? 0,
  };
}

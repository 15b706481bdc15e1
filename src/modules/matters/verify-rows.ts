import { sql } from "kysely";
import type { House } from "../house.ts";

/** A matter as its tables show it, with its whole journal as text. */
export interface StoredMatter {
  id: string;
  kind: string;
  version: number;
  /** Hexadecimal, as in `events`. */
  head: string;
  data_key: Buffer | null;
  state: string;
  personal: Buffer | null;
  opened_at: Date;
  ended_at: Date | null;
  /**
   * The events one after another, EVENT_LINES lines each: sequence, instant, type, actor, data, previous, hash, personal (hexadecimal, empty when there
   * is none). No column of the journal holds a line end: they are JSON without layout, names and numbers.
   */
  events: string | null;
  /** The rows of each small table in order of their ids, column after column as `taskLines` and its like write them; empty when there are none. */
  tasks: string;
  persons: string;
  clocks: string;
  timers: string;
}

export const EVENT_LINES = 8;

/** As `Date.toISOString` writes it, but to the microsecond: a moment that was moved by less than a millisecond shows. */
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/** Part of all matters: ids above `after` and up to `upto`. */
export interface IdRange {
  after: string | null;
  upto: string | null;
}

/** The next matters of a range. One row a matter and one text a table: rows and columns cost more than the bytes in them. */
export async function storedMatters(
  { db, region }: Pick<House, "db" | "region">,
  { after, upto }: IdRange,
  limit: number,
): Promise<StoredMatter[]> {
  const { rows } = await sql<StoredMatter>`
    select m.id, m.kind, m.version, encode(m.head, 'hex') as head, m.data_key, m.state::text as state, m.personal, m.opened_at, m.ended_at,
      (select string_agg(e.sequence || E'\n' || ${instant("e.at")} || E'\n' || e.type || E'\n' || e.actor::text || E'\n' || e.data::text || E'\n'
          || encode(e.previous, 'hex') || E'\n' || encode(e.hash, 'hex') || E'\n' || coalesce(encode(e.personal, 'hex'), ''), E'\n' order by e.sequence)
        from matters.event e where e.region = m.region and e.matter = m.id) as events,
      coalesce((select string_agg(t.visit || E'\n' || t.kind || E'\n' || t.node || E'\n' || to_json(t.name)::text || E'\n' || t.role || E'\n' || t.org || E'\n' || t.post || E'\n'
          || coalesce(t.assignee::text, '-') || E'\n' || t.named::text || E'\n' || coalesce(t.member_of, '-') || E'\n' || ${instant("t.opened_at")} || E'\n' || coalesce(t.due::text, '-') || E'\n'
          || coalesce(${instant("t.closed_at")}, '-') || E'\n' || coalesce(t.closed_by::text, '-'), E'\n' order by t.visit collate "C")
        from matters.task t where t.region = m.region and t.matter = m.id), '') as tasks,
      coalesce((select string_agg(p.visit || E'\n' || p.person::text || E'\n' || p.kind || E'\n' || p.role || E'\n' || p.org || E'\n' || coalesce(p.post, '-') || E'\n'
          || ${instant("p.opened_at")} || E'\n' || coalesce(p.due::text, '-'), E'\n' order by p.visit collate "C", p.person::text collate "C")
        from matters.task_person p where p.region = m.region and p.matter = m.id), '') as persons,
      coalesce((select string_agg(c.id || E'\n' || c.kind || E'\n' || coalesce(c.visit, '-') || E'\n' || c.state || E'\n' || c.due::text || E'\n' || c.provisional::text || E'\n'
          || c.calendar || E'\n' || coalesce(c.ended_on::text, '-') || E'\n' || c.derivation::text, E'\n' order by c.id collate "C")
        from matters.clock c where c.region = m.region and c.matter = m.id), '') as clocks,
      coalesce((select string_agg(t.id || E'\n' || ${instant("t.at")}, E'\n' order by t.id collate "C")
        from matters.timer t where t.region = m.region and t.matter = m.id), '') as timers
    from matters.matter m
    where m.region = ${region} ${after === null ? sql`` : sql`and m.id > ${after}`} ${upto === null ? sql`` : sql`and m.id <= ${upto}`}
    order by m.id limit ${limit}`.execute(db);
  return rows;
}

/** Cuts all matters into so many ranges of about the same size. */
export async function idRanges({ db, region }: Pick<House, "db" | "region">, parts: number): Promise<IdRange[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (select id, row_number() over (order by id) as place, count(*) over () as total from matters.matter where region = ${region}) m
    where place % greatest(1, ceil(total::numeric / ${parts})::bigint) = 0 and place < total order by id`.execute(db);
  const cuts = rows.map((row) => row.id);
  return [...cuts, null].map((upto, index) => ({ after: cuts[index - 1] ?? null, upto }));
}

/** Ids under which rows stand though there is no such matter; in the lists of a kind, no such matter of that kind. */
export async function matterlessRows(
  { db, region }: Pick<House, "db" | "region">,
  lists: readonly { kind: string; table: string }[],
  limit: number,
): Promise<string[]> {
  const without = (table: string) =>
    sql`select r.matter from ${sql.raw(`matters.${table}`)} r where r.region = ${region}
      and not exists (select 1 from matters.matter m where m.region = r.region and m.id = r.matter)`;
  const unlisted = lists.map(
    ({ kind, table }) => sql`select r.id as matter from ${sql.table(table)} r where r.region = ${region}
      and not exists (select 1 from matters.matter m where m.region = r.region and m.id = r.id and m.kind = ${kind})`,
  );
  const parts = [without("event"), without("task"), without("task_person"), without("clock"), without("timer"), ...unlisted];
  const { rows } = await sql<{ matter: string }>`select matter from (${sql.join(parts, sql` union `)}) r limit ${limit}`.execute(db);
  return rows.map((row) => row.matter);
}

import { sql } from "kysely";
import type { CompiledProcess } from "../../core/process/index.ts";
import type { Statement } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { QuestionState } from "./shared.ts";

/** consultation.question as it is written; every column follows from the fold. */
export interface QuestionRecord {
  id: string;
  version: number;
  number: string;
  query_index: Buffer;
  state: QuestionState;
  item_code: string | null;
  item_name: string | null;
  department: string;
  asker_masked: string;
  title_masked: string;
  asked_at: Date;
  answered_at: Date | null;
  closed_at: Date | null;
  waits_org: string | null;
  waits_post: string | null;
  due: string | null;
  published_at: Date | null;
  public_title: string | null;
  public_content: string | null;
  public_answer: string | null;
  search_text: string | null;
  search_terms: string[] | null;
}

const COLUMNS = sql.raw(
  "id, version, number, query_index, state, item_code, item_name, department, asker_masked, title_masked, asked_at, answered_at, closed_at, waits_org, waits_post, due, published_at, public_title, public_content, public_answer, search_text, search_terms",
);

export function insertQuestion({ region }: House, row: QuestionRecord): Statement {
  return sql`insert into consultation.question (region, ${COLUMNS}) values (${region}, ${row.id}, ${row.version}, ${row.number}, ${row.query_index}, ${row.state},
    ${row.item_code}, ${row.item_name}, ${row.department}, ${row.asker_masked}, ${row.title_masked}, ${row.asked_at}, ${row.answered_at}, ${row.closed_at}, ${row.waits_org},
    ${row.waits_post}, ${row.due}, ${row.published_at}, ${row.public_title}, ${row.public_content}, ${row.public_answer}, ${row.search_text}, ${row.search_terms}::text[])`;
}

/** Only what can change after asking. */
export function updateQuestion({ region }: House, row: QuestionRecord): Statement {
  return sql`update consultation.question set version = ${row.version}, state = ${row.state}, department = ${row.department}, answered_at = ${row.answered_at},
    closed_at = ${row.closed_at}, waits_org = ${row.waits_org}, waits_post = ${row.waits_post}, due = ${row.due}, published_at = ${row.published_at},
    public_title = ${row.public_title}, public_content = ${row.public_content}, public_answer = ${row.public_answer}, search_text = ${row.search_text},
    search_terms = ${row.search_terms}::text[] where region = ${region} and id = ${row.id}`;
}

export async function questionRecords(house: Pick<House, "db" | "region">, ids: readonly string[]): Promise<QuestionRecord[]> {
  const { rows } = await sql<QuestionRecord>`
    select ${COLUMNS} from consultation.question where region = ${house.region} and id = any(${ids}::uuid[])`.execute(house.db);
  return rows;
}

export async function findByNumber(house: House, number: string): Promise<{ id: string; query_index: Buffer } | null> {
  const { rows } = await sql<{ id: string; query_index: Buffer }>`
    select id, query_index from consultation.question where region = ${house.region} and number = ${number}`.execute(house.db);
  return rows[0] ?? null;
}

export interface Clock {
  id: string;
  kind: string;
  state: "running" | "stopped" | "met" | "dropped";
  due: string;
  provisional: boolean;
  input: import("../../core/calendar/index.ts").DeadlineInput;
  endedOn: string | null;
}

export type ListedQuestion = Omit<QuestionRecord, "query_index" | "search_text" | "search_terms"> & {
  cursor: string;
  clocks: Clock[] | null;
};

const COUNT_CAP = 1000;
const UTC = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

const LISTED = sql.raw(
  "q.id, q.version, q.number, q.state, q.item_code, q.item_name, q.department, q.asker_masked, q.title_masked, q.asked_at, q.answered_at, q.closed_at, q.waits_org, q.waits_post, q.due, q.published_at, q.public_title, q.public_content, q.public_answer",
);
const CLOCKS = sql`(select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'state', k.state, 'due', k.due, 'provisional', k.provisional, 'input', k.derivation, 'endedOn', k.ended_on))
  from matters.clock k where k.region = q.region and k.matter = q.id and k.state = 'running') as clocks`;

/** What waits in these queues, by what is due first. Each queue gives its own first rows by index, so the cost doesn't grow with their length. */
export async function queuedQuestions(
  house: House,
  queues: readonly { org: string; post: string }[],
  after: readonly string[] | null,
  limit: number,
): Promise<{ rows: ListedQuestion[]; total: number }> {
  const [due, asked, id] = after ?? [];
  const from = after
    ? sql`and (coalesce(q.due, 'infinity'::date), q.asked_at, q.id) > (${due}::date, ${asked}::timestamptz, ${id}::uuid)`
    : sql``;
  const given = sql`(select distinct org, post from json_to_recordset(${JSON.stringify(queues)}::json) as w (org text, post text))`;
  const { rows } = await sql<ListedQuestion>`
    select ${LISTED}, ${CLOCKS}, coalesce(q.due, 'infinity'::date)::text || '|' || to_char(q.asked_at at time zone 'UTC', ${UTC}) || '|' || q.id as cursor
    from ${given} w cross join lateral (
      select q.* from consultation.question q where q.region = ${house.region} and q.waits_org = w.org and q.waits_post = w.post ${from}
      order by coalesce(q.due, 'infinity'::date), q.asked_at, q.id limit ${limit}) q
    order by coalesce(q.due, 'infinity'::date), q.asked_at, q.id limit ${limit}`.execute(house.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from ${given} w join consultation.question q
      on q.region = ${house.region} and q.waits_org = w.org and q.waits_post = w.post limit ${COUNT_CAP}) capped`.execute(house.db);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** All questions of these departments (of all, when null), newest first. */
export async function questionsOf(
  house: House,
  departments: readonly string[] | null,
  after: readonly string[] | null,
  limit: number,
): Promise<{ rows: ListedQuestion[]; total: number }> {
  const [asked, id] = after ?? [];
  const from = after ? sql`and (q.asked_at, q.id) < (${asked}::timestamptz, ${id}::uuid)` : sql``;
  const order = sql`order by q.asked_at desc, q.id desc limit ${limit}`;
  const source = departments
    ? sql`unnest(${departments}::text[]) as d (code) cross join lateral (
        select q.* from consultation.question q where q.region = ${house.region} and q.department = d.code ${from} ${order}) q`
    : sql`consultation.question q where q.region = ${house.region} ${from}`;
  const { rows } = await sql<ListedQuestion>`
    select ${LISTED}, ${CLOCKS}, to_char(q.asked_at at time zone 'UTC', ${UTC}) || '|' || q.id as cursor from ${source} ${order}`.execute(
    house.db,
  );
  const where = departments ? sql`and q.department = any(${departments}::text[])` : sql``;
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from consultation.question q where q.region = ${house.region} ${where} limit ${COUNT_CAP}) capped`.execute(
    house.db,
  );
  return { rows, total: counted[0]?.total ?? 0 };
}

export interface PublishedFilter {
  item?: string | undefined;
  department?: string | undefined;
  words: readonly string[];
  terms: readonly string[];
}

export interface PublishedRecord {
  id: string;
  public_title: string;
  public_content: string;
  public_answer: string;
  asker_masked: string;
  item_code: string | null;
  item_name: string | null;
  department: string;
  asked_on: string;
  answered_on: string;
  cursor: string;
}

/** Published questions that hold every word asked for, newest first. */
export async function publishedQuestions(
  house: House,
  filter: PublishedFilter,
  { cursor, back }: { cursor: readonly string[] | null; back: boolean },
  limit: number,
): Promise<{ rows: PublishedRecord[]; total: number }> {
  const [published, id] = cursor ?? [];
  const beyond = back ? sql`>` : sql`<`;
  const words = filter.words.map((word) => sql`and position(${word} in q.search_text) > 0`);
  const where = sql`q.region = ${house.region} and q.published_at is not null
    ${filter.item ? sql`and q.item_code = ${filter.item}` : sql``} ${filter.department ? sql`and q.department = ${filter.department}` : sql``}
    ${filter.terms.length > 0 ? sql`and q.search_terms @> ${filter.terms}::text[]` : sql``} ${sql.join(words, sql` `)}`;
  const { rows } = await sql<PublishedRecord>`
    select q.id, q.public_title, q.public_content, q.public_answer, q.asker_masked, q.item_code, q.item_name, q.department,
      to_char(q.asked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as asked_on, to_char(q.answered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as answered_on,
      to_char(q.published_at at time zone 'UTC', ${UTC}) || '|' || q.id as cursor
    from consultation.question q where ${where} ${cursor ? sql`and (q.published_at, q.id) ${beyond} (${published}::timestamptz, ${id}::uuid)` : sql``}
    order by ${back ? sql`q.published_at, q.id` : sql`q.published_at desc, q.id desc`} limit ${limit}`.execute(house.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from consultation.question q where ${where} limit ${COUNT_CAP}) capped`.execute(house.db);
  return { rows, total: counted[0]?.total ?? 0 };
}

export async function keepProcess(house: House, digest: string, process: CompiledProcess): Promise<void> {
  await sql`insert into consultation.process (digest, compiled) values (${digest}, ${JSON.stringify(process)}::jsonb) on conflict (digest) do nothing`.execute(
    house.db,
  );
}

export async function storedProcess(house: House, digest: string): Promise<CompiledProcess | null> {
  const { rows } = await sql<{ compiled: CompiledProcess }>`select compiled from consultation.process where digest = ${digest}`.execute(
    house.db,
  );
  return rows[0]?.compiled ?? null; // written by keepProcess only
}

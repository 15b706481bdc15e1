import { type RawBuilder, sql } from "kysely";
import { readCursor } from "../../platform/db/index.ts";
import { CASE_KIND_NAME, caseKind, caseRows, sightOf } from "../cases/index.ts";
import { nameQuestions, QUESTION_KIND_NAME } from "../consultation/index.ts";
import type { House } from "../house.ts";
import { reachOf } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { readMatter } from "../matters/index.ts";
import type { Seen } from "./domain/act-rule.ts";
import { type AlarmRow, LEVELS, type Level } from "./shared.ts";

export interface AlarmQuery {
  level?: Level | undefined;
  after?: string | undefined;
  limit: number;
}

interface Row {
  id: string;
  matter: string;
  kind: string;
  rule: string;
  rule_name: AlarmRow["ruleName"];
  version: number;
  level: number;
  due: string | null;
  at: Date;
  raised_at: Date;
  raised_text: string;
  facts: {
    clock: string;
    visit: string | null;
    type?: string;
    step?: string | null;
    personName?: string;
    point?: string | null;
    seen?: Seen;
  };
  step_name: string | null;
}

/** Alarms within the reader's reach, newest first, for supervisors; empty for everybody else. */
export async function alarms(house: House, actor: Actor, query: AlarmQuery): Promise<{ rows: AlarmRow[]; next: string | null }> {
  if (!can(actor, "supervision.view")) return { rows: [], next: null };
  const limit = Math.max(1, Math.min(query.limit, 100));
  const cursor = readCursor(query.after, ["instant", "uuid"]);
  const level = query.level ? LEVELS.indexOf(query.level) : null;
  const rows = await select(
    house,
    sql`a.region = ${house.region} ${within(reachOf(actor, "supervision.view"))} ${level === null ? sql`` : sql`and a.level = ${level}`}
    ${cursor ? sql`and (a.raised_at, a.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``} order by a.raised_at desc, a.id desc limit ${limit + 1}`,
  );
  const last = rows[limit - 1];
  return {
    rows: await described(house, rows.slice(0, limit)),
    next: rows.length > limit && last ? `${last.raised_text}|${last.id}` : null,
  };
}

/** Alarms of matters of these departments, or received there; null: all. */
function within(orgs: string[] | null): RawBuilder<unknown> {
  if (orgs === null) return sql``;
  return sql`and (exists (select 1 from cases.case c where c.region = a.region and c.id = a.matter and (c.department = any(${orgs}::text[]) or c.place = any(${orgs}::text[])))
    or exists (select 1 from consultation.question q where q.region = a.region and q.id = a.matter and q.department = any(${orgs}::text[])))`;
}

/** All alarms of one matter, oldest first. The caller has checked that the reader may see it. */
export async function alarmsOf(house: House, matter: string): Promise<AlarmRow[]> {
  return described(house, await select(house, sql`a.region = ${house.region} and a.matter = ${matter} order by a.at, a.id limit 500`));
}

/** What supervision noted of a case's acts and limits, for whoever may see the case: nobody is watched behind their back. */
export async function alarmsOfCase(house: House, actor: Actor, caseId: string): Promise<AlarmRow[]> {
  const matter = await readMatter(house, caseKind, caseId);
  return matter && sightOf(actor, matter) !== "none" ? alarmsOf(house, caseId) : [];
}

async function select(house: House, rest: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select a.id, a.matter, a.kind, a.rule, a.version, a.level, a.due, a.at, a.raised_at, a.facts, r.rule->'name' as rule_name,
      to_char(a.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as raised_text,
      (select t.name from matters.task t where t.region = a.region and t.matter = a.matter and t.visit = a.facts->>'visit') as step_name
    from supervision.alarm a join supervision.rule r on r.id = a.rule and r.version = a.version where ${rest}`.execute(house.db);
  return rows;
}

async function described(house: House, rows: readonly Row[]): Promise<AlarmRow[]> {
  const names = await namesOf(house, rows);
  return rows.map((row) => ({
    id: row.id,
    matter: row.matter,
    kind: row.kind,
    rule: row.rule,
    ruleName: row.rule_name,
    ruleVersion: row.version,
    level: LEVELS[row.level] ?? "note",
    clock: row.facts.clock,
    due: row.due,
    at: row.at.toISOString(),
    raisedAt: row.raised_at.toISOString(),
    ...(names.get(row.matter) ?? { number: null, itemName: "", departmentName: "" }),
    stepName: row.step_name ?? row.facts.step ?? null,
    act: actOf(row.facts),
  }));
}

function actOf({ type, personName, point, seen }: Row["facts"]): AlarmRow["act"] {
  return type === undefined ? null : { type, person: personName ?? "", point: point ?? null, seen: seen ?? {} };
}

/** What each matter is called: a case by its item, a question by its title. One query a kind. */
async function namesOf(house: House, rows: readonly Row[]) {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.matter);
  const [cases, questions] = await Promise.all([
    caseRows(
      house,
      of(CASE_KIND_NAME).map((id) => ({ id, visit: null, step_name: null })),
    ),
    nameQuestions(house, of(QUESTION_KIND_NAME)),
  ]);
  return new Map([
    ...cases.map(
      (row) => [row.id, { number: row.number ?? row.applicationNumber, itemName: row.itemName, departmentName: row.orgName }] as const,
    ),
    ...questions.map((row) => [row.id, { number: row.number, itemName: row.titleMasked, departmentName: row.departmentName }] as const),
  ]);
}

import { sql } from "kysely";
import type { Statement } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { Matter } from "../matters/index.ts";
import type { CaseOwn } from "./domain/own.ts";

/** Rows for those who were given the case to read since `before`. */
export function newCopies(house: Pick<House, "region">, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>): Statement[] {
  const had = before?.state.own.copied ?? {};
  const { copied } = after.state.own;
  const rows = copied ? Object.entries(copied).flatMap(([person, { at }]) => (Object.hasOwn(had, person) ? [] : [{ person, at }])) : [];
  if (rows.length === 0) return [];
  return [
    sql`insert into cases.copy (region, case_id, person, at) select ${house.region}, ${after.id}::uuid, person, at
      from json_to_recordset(${JSON.stringify(rows)}::json) as c (person uuid, at timestamptz) on conflict (region, case_id, person) do nothing`,
  ];
}

/** Cases whose rows name other readers than their journal. */
export async function casesWithOtherCopies(house: Pick<House, "db" | "region">, matters: readonly Matter<CaseOwn>[]): Promise<string[]> {
  const ids = matters.map(({ id }) => id);
  const { rows } = await sql<{
    id: string;
    people: string;
  }>`select case_id as id, string_agg(person::text, ',' order by person::text collate "C") as people
    from cases.copy where region = ${house.region} and case_id = any(${ids}::uuid[]) group by case_id`.execute(house.db);
  const stored = new Map(rows.map(({ id, people }) => [id, people]));
  const told = ({ state }: Matter<CaseOwn>) =>
    Object.keys(state.own.copied ?? {})
      .sort()
      .join(",");
  return matters.filter((matter) => told(matter) !== (stored.get(matter.id) ?? "")).map(({ id }) => id);
}

/** 已阅: that and when a person first opened the case they were given to read. No event of the case: nothing hangs on it but their own list. */
export async function markRead(house: House, person: string, { id, state: { own } }: Matter<CaseOwn>): Promise<void> {
  if (!own.copied?.[person]) return;
  await sql`update cases.copy set read_at = ${house.clock.now()}
    where region = ${house.region} and case_id = ${id} and person = ${person} and read_at is null`.execute(house.db);
}

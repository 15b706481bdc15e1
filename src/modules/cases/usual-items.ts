import { sql } from "kysely";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";

/** How far back a window's habits are looked at: a few days of a busy one. */
const LATEST = 300;

/** Codes of the items most taken in at the clerk's windows lately, the most frequent first. */
export async function usualItems(house: House, actor: PersonActor, limit: number): Promise<string[]> {
  const windows = actor.grants.filter((grant) => grant.permission === "case.intake").flatMap((grant) => grant.orgs);
  const { rows } = await sql<{ item_code: string }>`
    select item_code from (
      select c.item_code, c.submitted_at from cases.case c
      where c.region = ${house.region} and c.place = any(${windows}::text[]) and c.channel in ('window', 'agent')
      order by c.submitted_at desc limit ${LATEST}) latest
    group by item_code order by count(*) desc, max(submitted_at) desc limit ${limit}`.execute(house.db);
  return rows.map((row) => row.item_code);
}

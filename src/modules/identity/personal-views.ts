import { sql } from "kysely";
import type { House } from "../house.ts";

/** Somebody who saw the personal data of a matter in full, and when. */
export interface PersonalView {
  at: Date;
  name: string | null;
  org: string | null;
  /** What was looked at: `case`, `replay`, `file`, `bundle`. */
  what: string | null;
}

const MOST_VIEWS = 10_000;

/** Who looked at the personal data of a matter (个保法: a trace of access), first to last. For other modules, which check rights themselves. */
export async function personalViews(house: House, matter: string): Promise<PersonalView[]> {
  const { rows } = await sql<PersonalView>`
    select at, actor_name as name, org, details->>'what' as what from identity.log
    where subject = ${matter} and action = 'personal-view' order by sequence limit ${MOST_VIEWS}`.execute(house.db);
  return rows;
}

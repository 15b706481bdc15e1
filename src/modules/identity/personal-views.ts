import { sql } from "kysely";
import type { House } from "../house.ts";

/** Somebody who saw the personal data of a matter in full, and when. */
export interface PersonalView {
  at: Date;
  name: string | null;
  staffNumber: string | null;
  /** Codes of the posts they signed in with. */
  posts: string[];
  /** What was looked at: `case`, `replay`, `file`, `bundle`. */
  what: string | null;
}

const MOST_VIEWS = 10_000;

/** Who looked at the personal data of a matter (个保法: a trace of access), first to last. For other modules, which check rights themselves. */
export async function personalViews(house: House, matter: string): Promise<PersonalView[]> {
  const { rows } = await sql<PersonalView>`
    select l.at, l.actor_name as name, p.staff_number as "staffNumber", coalesce(string_to_array(l.details ->> 'as', ', '), '{}') as posts,
      l.details ->> 'what' as what
    from identity.log l left join identity.person p on p.id::text = l.actor
    where l.subject = ${matter} and l.action = 'personal-view' order by l.sequence limit ${MOST_VIEWS}`.execute(house.db);
  return rows;
}

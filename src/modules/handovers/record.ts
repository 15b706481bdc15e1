import { sql } from "kysely";
import type { Db } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";

interface Act {
  list: string;
  act: "handed" | "received";
  org: string;
  entries: readonly object[];
  at: Date;
}

/** Who did what with a list, into the history that only grows. */
export async function record(db: Db, house: House, actor: PersonActor, { list, act, org, entries, at }: Act): Promise<void> {
  await sql`insert into handovers.history (region, list, at, act, person, name, staff_number, org, entries)
    values (${house.region}, ${list}, ${at}, ${act}, ${actor.id}, ${actor.name}, ${actor.staffNumber}, ${org}, ${JSON.stringify(entries)}::jsonb)`.execute(
    db,
  );
}

import { sql } from "kysely";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";
import type { Refusal } from "../matters/index.ts";
import { refuse } from "./domain/context.ts";
import { MOST_SAVED_FILTERS, type SavedFilter } from "./shared.ts";

/** One's own saved filters, in the order of their names. */
export async function savedFilters(house: House, actor: PersonActor): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`
    select name, box, search from cases.saved_filter where person = ${actor.id} order by name limit ${MOST_SAVED_FILTERS}`.execute(
    house.db,
  );
  return rows;
}

/** Keeps a filter; one of the same name is replaced. Refused beyond the most a person may keep. */
export async function saveFilter(house: House, actor: PersonActor, { name, box, search }: SavedFilter): Promise<{ ok: true } | Refusal> {
  const { numAffectedRows } = await sql`
    insert into cases.saved_filter (person, name, box, search, saved_at)
    select ${actor.id}, ${name}, ${box}, ${JSON.stringify(search)}::jsonb, ${house.clock.now()}
    where (select count(*) from cases.saved_filter where person = ${actor.id} and name <> ${name}) < ${MOST_SAVED_FILTERS}
    on conflict (person, name) do update set box = excluded.box, search = excluded.search, saved_at = excluded.saved_at`.execute(house.db);
  return numAffectedRows === 1n ? { ok: true } : refuse("cases/too-many-filters");
}

export async function dropFilter(house: House, actor: PersonActor, name: string): Promise<void> {
  await sql`delete from cases.saved_filter where person = ${actor.id} and name = ${name}`.execute(house.db);
}

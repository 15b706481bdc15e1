import type { House } from "../house.ts";
import { reachOf } from "./reach.ts";
import { type Actor, can, listPeopleSchema, type Page, type PersonRow } from "./shared.ts";
import { pageOfPeople } from "./store.ts";

/** One page of people by staff number; empty for who may not see them. Throws on a filter that doesn't fit `listPeopleSchema`. */
export async function listPeople(house: House, actor: Actor, filter: unknown): Promise<Page<PersonRow>> {
  const wanted = listPeopleSchema.parse(filter);
  if (!can(actor, "identity.view")) return { rows: [], next: null, total: 0 };
  const { rows, total } = await pageOfPeople(house.db, wanted, reachOf(actor, "identity.view"));
  const shown = rows.slice(0, wanted.limit);
  return { rows: shown, next: rows.length > wanted.limit ? (shown.at(-1)?.staffNumber ?? null) : null, total };
}

import type { House } from "../house.ts";
import { grantsOf } from "./domain/rights.ts";
import type { PersonActor } from "./shared.ts";
import { handlesCases } from "./staff-directory.ts";
import { activePerson } from "./store.ts";

/**
 * Who acts, with what they hold at this moment; null when the person is unknown or deactivated. Asked anew for every request, one query, so that
 * a post given or taken counts at once. Until a required change of password (outside the demo) the actor holds nothing and may do nothing.
 */
export async function actorOf(house: House, personId: string): Promise<PersonActor | null> {
  const person = await activePerson(house.db, personId, house.clock.now());
  if (!person) return null;
  const who = { kind: "person", id: personId, staffNumber: person.staffNumber, name: person.name } as const;
  if (person.mustChange && !house.demo) return { ...who, holdings: [], grants: [] };
  // Of another's posts only those go over that handle cases; whoever watches or administers is stood in for by nobody.
  const held = person.holdings.filter((holding) => holding.for === undefined || handlesCases(holding.post));
  const holdings = held.map(({ below: _, ...holding }) => holding);
  return { ...who, holdings, grants: grantsOf(held) };
}

import type { House } from "../house.ts";
import { type Actor, can, type PersonDetail } from "./shared.ts";
import { holdingsOf, personById } from "./store.ts";

/** A person with all posts ever held; null when there is none or the reader may not see them. Everybody sees themselves. */
export async function personDetail(house: House, actor: Actor, id: string): Promise<PersonDetail | null> {
  const person = await personById(house.db, id);
  if (!person) return null;
  const holdings = await holdingsOf(house.db, id);
  const open = holdings.filter((held) => held.until === null);
  const orgs = open.map((held) => held.org);
  const visible =
    can(actor, "identity.view", { person: id, org: "" }) || orgs.some((org) => can(actor, "identity.view", { person: id, org }));
  if (!visible) return null;
  return {
    id,
    staffNumber: person.staff_number,
    username: person.username,
    name: person.name,
    active: person.active,
    lockedUntil: person.locked_until,
    lastSignInAt: person.last_sign_in_at,
    createdAt: person.created_at,
    mustChangePassword: person.must_change,
    holdings: open,
    pastHoldings: holdings.flatMap(({ until, ...held }) => (until ? [{ ...held, until }] : [])),
  };
}

import { v7 } from "uuid";
import type { Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { conflictWith } from "./domain/incompatible-posts.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, giveHoldingSchema, type Holding } from "./shared.ts";
import { staffChanged } from "./staff-directory.ts";
import { lockOrg, lockPerson, openHoldings, tables } from "./store.ts";

/** Gives a person a post in an organisation, effective at once, also in open sessions. Refused to oneself and beside an incompatible post. */
export function giveHolding(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "holding-give", permission: "identity.holdings", schema: giveHoldingSchema, input } as const;
  return administer(house, actor, request, async (tx, { id, ...holding }) => {
    if (id === actor.id) return refuse("identity/own-account");
    const person = await lockPerson(tx, id);
    if (!person) return refuse("identity/not-found", "id");
    if (!person.active) return refuse("identity/person-inactive", "id");
    return (await obstacleTo(tx, id, holding)) ?? hold(tx, house, actor, id, holding);
  });
}

/** What forbids that a person, whose row is locked, takes the post; null when nothing does. `within` leads the names of the fields. */
export async function obstacleTo(tx: Tx, person: string, { org: code, post }: Holding, within = ""): Promise<Refusal | null> {
  const org = await lockOrg(tx, code);
  if (!org) return refuse("identity/org-not-found", `${within}org`);
  if (!org.active) return refuse("identity/org-closed", `${within}org`);
  const held = await openHoldings(tx, person);
  if (held.some((each) => each.org === code && each.post === post)) return refuse("identity/holding-exists", `${within}post`);
  const posts = held.map((each) => each.post);
  return conflictWith(post, posts) ? refuse("identity/incompatible-posts", `${within}post`) : null;
}

/** Writes the holding and logs it. */
export async function hold(tx: Tx, house: House, actor: Actor, person: string, { org, post, section }: Holding): Promise<{ ok: true }> {
  const now = house.clock.now();
  await tables(tx)
    .insertInto("identity.holding")
    .values({ id: v7({ msecs: now.getTime() }), person, org, post, section, from_at: now, until_at: null })
    .execute();
  const details = { post, ...(section ? { section } : {}) };
  await staffChanged(tx, house);
  await appendLog(tx, house, logged(actor), { action: "holding-give", subject: person, org, details });
  return { ok: true };
}

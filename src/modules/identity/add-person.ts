import { v7 } from "uuid";
import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { hold, obstacleTo } from "./give-holding.ts";
import { appendLog, logged } from "./log.ts";
import { firstPassword, hashPassword } from "./passwords.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, addPersonSchema, can } from "./shared.ts";
import { insertPerson, personByUsername } from "./store.ts";

/**
 * Adds a person, with a first post where one is given. `password` is told this once, stored only as a hash, and must be changed at the first
 * sign-in. All or nothing: when the post can't be given, nobody is added.
 */
export async function addPerson(house: House, actor: Actor, input: unknown): Promise<{ ok: true; id: string; password: string } | Refusal> {
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  const request = { action: "person-add", permission: "identity.people", schema: addPersonSchema, input } as const;
  return administer(house, actor, request, async (tx, { holding, ...person }) => {
    const now = house.clock.now();
    const id = v7({ msecs: now.getTime() });
    if (holding) {
      if (!can(actor, "identity.holdings", { org: holding.org })) return refuse("identity/forbidden", "holding");
      const obstacle = await obstacleTo(tx, id, holding, "holding.");
      if (obstacle) return obstacle;
    }
    if (!(await insertPerson(tx, { id, ...person, passwordHash, mustChange: true, now }))) {
      const isUsername = await personByUsername(tx, person.username);
      return isUsername ? refuse("identity/username-taken", "username") : refuse("identity/staff-number-taken", "staffNumber");
    }
    await appendLog(tx, house, logged(actor), { action: "person-add", subject: id, details: person });
    if (holding) await hold(tx, house, actor, id, holding);
    return { ok: true, id, password } as const;
  });
}

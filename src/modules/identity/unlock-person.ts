import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, personSchema } from "./shared.ts";
import { lockPerson, updatePerson } from "./store.ts";

/** Ends a lock-out before its 30 minutes are over. */
export function unlockPerson(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "person-unlock", permission: "identity.security", schema: personSchema, input } as const;
  return administer(house, actor, request, async (tx, { id }) => {
    if (id === actor.id) return refuse("identity/own-account");
    const person = await lockPerson(tx, id);
    if (!person) return refuse("identity/not-found", "id");
    await updatePerson(tx, id, { failures: 0, locked_until: null });
    await appendLog(tx, house, logged(actor), { action: "person-unlock", subject: id });
    return { ok: true } as const;
  });
}

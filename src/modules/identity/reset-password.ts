import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { endSessions } from "./end-sessions.ts";
import { appendLog, logged } from "./log.ts";
import { firstPassword, hashPassword } from "./passwords.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, personSchema } from "./shared.ts";
import { lockPerson, updatePerson } from "./store.ts";

/** Gives somebody else a new first password, told this once; ends their sessions and any lock. */
export function resetPassword(house: House, actor: Actor, input: unknown): Promise<{ ok: true; password: string } | Refusal> {
  const password = firstPassword();
  const request = { action: "password-reset", permission: "identity.security", schema: personSchema, input } as const;
  return administer(house, actor, request, async (tx, { id }) => {
    if (id === actor.id) return refuse("identity/own-account");
    const hash = await hashPassword(password);
    const person = await lockPerson(tx, id);
    if (!person) return refuse("identity/not-found", "id");
    const set = { password_hash: hash, password_set_at: house.clock.now(), must_change: true, failures: 0, locked_until: null };
    await updatePerson(tx, id, set);
    await endSessions(tx, house, id, "password reset");
    await appendLog(tx, house, logged(actor), { action: "password-reset", subject: id });
    return { ok: true, password } as const;
  });
}

import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { endSessions } from "./end-sessions.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, setPersonActiveSchema } from "./shared.ts";
import { staffChanged } from "./staff-directory.ts";
import { lockPerson, updatePerson } from "./store.ts";

/** Deactivates a person (holdings stay, sessions end, `actorOf` is null at once) or lets them in again. Nobody does it to themselves. */
export function setPersonActive(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const active = typeof input === "object" && input !== null && "active" in input && input.active === true;
  const action = active ? "person-activate" : "person-deactivate";
  const request = { action, permission: "identity.people", schema: setPersonActiveSchema, input } as const;
  return administer(house, actor, request, async (tx, { id, active, reason }) => {
    if (id === actor.id) return refuse("identity/own-account");
    const person = await lockPerson(tx, id);
    if (!person) return refuse("identity/not-found", "id");
    if (person.active === active) return { ok: true } as const;
    await updatePerson(tx, id, { active });
    await staffChanged(tx, house);
    if (!active) await endSessions(tx, house, id, "deactivated");
    await appendLog(tx, house, logged(actor), { action, subject: id, details: reason ? { reason } : {} });
    return { ok: true } as const;
  });
}

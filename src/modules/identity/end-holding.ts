import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, endHoldingSchema } from "./shared.ts";
import { staffChanged } from "./staff-directory.ts";
import { tables } from "./store.ts";

/** Takes a post away, effective at once, also in open sessions. The holding stays on record with its end. */
export function endHolding(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "holding-end", permission: "identity.holdings", schema: endHoldingSchema, input } as const;
  return administer(house, actor, request, async (tx, { id, org, post }) => {
    if (id === actor.id) return refuse("identity/own-account");
    const ended = await tables(tx)
      .updateTable("identity.holding")
      .set({ until_at: house.clock.now() })
      .where("person", "=", id)
      .where("org", "=", org)
      .where("post", "=", post)
      .where("until_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!ended) return refuse("identity/not-found", "post");
    await staffChanged(tx, house);
    await appendLog(tx, house, logged(actor), { action: "holding-end", subject: id, org, details: { post } });
    return { ok: true } as const;
  });
}

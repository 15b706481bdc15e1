import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { appendLog, logged } from "./log.ts";
import { orgsChanged } from "./orgs.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, closeOrgSchema } from "./shared.ts";
import { lockOrg, orgInUse, tables } from "./store.ts";

/** Closes an organisation for good: first its people's posts and the organisations beneath it must have ended. It stays readable in old cases. */
export function closeOrg(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "org-close", permission: "identity.orgs", schema: closeOrgSchema, input } as const;
  return administer(house, actor, request, async (tx, { code }) => {
    const org = await lockOrg(tx, code);
    if (!org) return refuse("identity/org-not-found", "code");
    if (!org.active) return refuse("identity/org-closed", "code");
    const uses = await orgInUse(tx, code);
    if (uses.holdings) return refuse("identity/org-has-people", "code");
    if (uses.below) return refuse("identity/org-has-orgs", "code");
    await tables(tx).updateTable("identity.org").set({ active: false }).where("code", "=", code).execute();
    await orgsChanged(tx, house);
    await appendLog(tx, house, logged(actor), { action: "org-close", subject: code, org: code });
    return { ok: true } as const;
  });
}

import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { appendLog, logged } from "./log.ts";
import { orgsChanged } from "./orgs.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, renameOrgSchema } from "./shared.ts";
import { lockOrg, tables } from "./store.ts";

/** Changes an organisation's names, address, telephone and sectors. Its code stays: cases and items point to it. */
export function renameOrg(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "org-rename", permission: "identity.orgs", schema: renameOrgSchema, input } as const;
  return administer(house, actor, request, async (tx, { code, name, shortName, address, phone, sectors }) => {
    const before = await lockOrg(tx, code);
    if (!before) return refuse("identity/org-not-found", "code");
    const namesake = await tables(tx).selectFrom("identity.org").select("code").where("name", "=", name).executeTakeFirst();
    if (namesake && namesake.code !== code) return refuse("identity/org-name-taken", "name");
    await tables(tx)
      .updateTable("identity.org")
      .set({ name, short_name: shortName, address: address || null, phone: phone || null, ...(sectors ? { sectors } : {}) })
      .where("code", "=", code)
      .execute();
    await orgsChanged(tx, house);
    await appendLog(tx, house, logged(actor), {
      action: "org-rename",
      subject: code,
      org: code,
      details: { before: before.name, after: name },
    });
    return { ok: true } as const;
  });
}

import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { administer } from "./administer.ts";
import { appendLog, logged } from "./log.ts";
import { orgsChanged } from "./orgs.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { type Actor, addOrgSchema, type OrgKind } from "./shared.ts";
import { lockOrg, tables } from "./store.ts";

/** What a code looks like for each kind, given its parent's. The database refuses anything else too. */
const CODES: Record<OrgKind, { own: RegExp; parent: number }> = {
  county: { own: /^\d{6}$/, parent: 0 },
  department: { own: /^\d{6}[A-Z]{2}$/, parent: 6 },
  hall: { own: /^\d{6}[A-Z]{2}$/, parent: 6 },
  township: { own: /^\d{9}$/, parent: 6 },
  village: { own: /^\d{12}$/, parent: 9 },
};

/** Adds an organisation under its parent; the code must fit the kind and begin with the parent's. */
export function addOrg(house: House, actor: Actor, input: unknown): Promise<{ ok: true } | Refusal> {
  const request = { action: "org-add", permission: "identity.orgs", schema: addOrgSchema, input } as const;
  return administer(house, actor, request, (tx, org) => placeOrg(tx, house, actor, org));
}

/** Writes and logs one organisation, in the transaction of whoever adds it. */
export async function placeOrg(
  tx: Tx,
  house: House,
  actor: Actor,
  { shortName, ...org }: z.output<typeof addOrgSchema>,
): Promise<{ ok: true } | Refusal> {
  const shape = CODES[org.kind];
  if (!shape.own.test(org.code)) return refuse("identity/org-code-misfit", "code");
  if ((org.parent ?? "") !== org.code.slice(0, shape.parent)) return refuse("identity/org-parent-misfit", "parent");
  const parent = org.parent ? await lockOrg(tx, org.parent) : null;
  if (org.parent && !parent) return refuse("identity/org-not-found", "parent");
  if (parent && !parent.active) return refuse("identity/org-closed", "parent");
  const added = await tables(tx)
    .insertInto("identity.org")
    .values({ ...org, short_name: shortName, address: org.address || null, phone: org.phone || null })
    .onConflict((conflict) => conflict.doNothing())
    .returning(sql<number>`1`.as("added"))
    .executeTakeFirst();
  if (!added) return (await lockOrg(tx, org.code)) ? refuse("identity/org-code-taken", "code") : refuse("identity/org-name-taken", "name");
  await orgsChanged(tx, house);
  await appendLog(tx, house, logged(actor), {
    action: "org-add",
    subject: org.code,
    org: org.code,
    details: { name: org.name, kind: org.kind },
  });
  return { ok: true } as const;
}

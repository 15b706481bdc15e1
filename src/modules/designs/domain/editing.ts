import type { Actor } from "../../identity/shared.ts";

/** Organisations whose items somebody may edit; null for all. */
export function editableOrgs(actor: Actor): string[] | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "citizen") return [];
  const grants = actor.grants.filter((grant) => grant.permission === "catalogue.edit");
  return grants.some((grant) => grant.scope === "all") ? null : [...new Set(grants.flatMap((grant) => grant.orgs))];
}

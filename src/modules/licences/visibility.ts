import type { PersonActor } from "../identity/shared.ts";

/** The departments whose licences somebody may list; `licence.view` says how far. */
export function reachOf(actor: PersonActor): string[] | "everything" {
  const viewing = actor.grants.filter((grant) => grant.permission === "licence.view");
  if (viewing.some((grant) => grant.scope === "all")) return "everything";
  return [...new Set(viewing.flatMap((grant) => grant.orgs))];
}

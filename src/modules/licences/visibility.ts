import { type Actor, can, type PersonActor } from "../identity/shared.ts";

/** The departments whose licences somebody may list; `licence.view` says how far. */
export function reachOf(actor: PersonActor): string[] | "everything" {
  const viewing = actor.grants.filter((grant) => grant.permission === "licence.view");
  if (viewing.some((grant) => grant.scope === "all")) return "everything";
  return [...new Set(viewing.flatMap((grant) => grant.orgs))];
}

/** The one predicate of who among staff sees a licence. */
export function seesLicence(actor: Actor, { department }: { department: string }): boolean {
  return can(actor, "licence.view", { org: department });
}

import type { Actor, Permission } from "./shared.ts";

/** The organisations a right reaches, for lists: null means all of them. */
export function reachOf(actor: Actor, permission: Permission): string[] | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "citizen") return [];
  const grants = actor.grants.filter((grant) => grant.permission === permission);
  if (grants.some((grant) => grant.scope === "all")) return null;
  return [...new Set(grants.flatMap((grant) => grant.orgs))];
}

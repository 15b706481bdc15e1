import { can, type PersonActor } from "../identity/shared.ts";

/** Windows the actor takes papers in at. */
export function windowsOf(actor: PersonActor): string[] {
  return [...new Set(actor.grants.filter(({ permission }) => permission === "case.intake").flatMap(({ orgs }) => orgs))];
}

/** Organisations the actor may sign for: where they hold a post that handles cases or takes them in. */
export function signsFor(actor: PersonActor): string[] {
  const held = new Set(actor.holdings.map(({ org }) => org));
  return [...held].filter((org) => can(actor, "case.handle", { org }) || can(actor, "case.intake", { org }));
}

/** Departments whose licences the actor may hand over to windows: where they hold a post that handles cases. */
export function departmentsOf(actor: PersonActor): string[] {
  return [...new Set(actor.holdings.map(({ org }) => org))].filter((org) => can(actor, "case.handle", { org }));
}

/** Organisations from which the actor hands anything over. */
export function givesFrom(actor: PersonActor): string[] {
  return [...new Set([...windowsOf(actor), ...departmentsOf(actor)])];
}

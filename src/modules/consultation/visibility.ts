import { type Actor, can, type Permission, type PersonActor } from "../identity/shared.ts";
import type { Matter } from "../matters/index.ts";
import type { QuestionOwn } from "./domain/own.ts";

/** Whoever answers for the department, leads it, or supervises it. */
const VIEWING: readonly Permission[] = ["consultation.answer", "consultation.manage", "supervision.replay"];

/**
 * The one predicate of who among staff sees a question: by right over the department responsible, or over one through whose hands it went.
 * The asker comes in by another door (`trackQuestion`).
 */
export function seesQuestion(actor: Actor, matter: Matter<QuestionOwn>): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "person") return false;
  const organisations = [matter.state.own.department, ...Object.values(matter.state.tasks).map((task) => task.org)];
  return organisations.some((org) => VIEWING.some((permission) => can(actor, permission, { org })));
}

/** The departments whose questions somebody may list. */
export function reachOf(actor: PersonActor): string[] | "everything" {
  const viewing = actor.grants.filter((grant) => VIEWING.includes(grant.permission));
  if (viewing.some((grant) => grant.scope === "all")) return "everything";
  return [...new Set(viewing.flatMap((grant) => grant.orgs))];
}

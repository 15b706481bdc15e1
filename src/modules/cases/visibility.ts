import { type Actor, can } from "../identity/shared.ts";
import type { Matter } from "../matters/index.ts";
import { isInvolved } from "./domain/form-rights.ts";
import type { CaseOwn } from "./domain/own.ts";

export type Sight = "full" | "masked" | "none";

/**
 * The one predicate of who sees a case: people with a step in it or its window, by right; supervisors and managers whose scope reaches its department.
 * Everybody else sees nothing. The applicant comes in by another door (`trackCase`).
 */
export function sightOf(actor: Actor, matter: Matter<CaseOwn>): Sight {
  if (actor.kind === "system") return "full";
  if (actor.kind !== "person") return "none";
  const involved = Object.values(matter.state.tasks).some((task) => isInvolved(actor, task));
  if (involved && (can(actor, "case.handle") || can(actor, "case.intake"))) return "full";
  const { own } = matter.state;
  if (can(actor, "case.intake", { org: own.window })) return "full";
  if (can(actor, "supervision.replay", { org: own.item.department })) return "full";
  if (can(actor, "case.manage", { org: own.item.department })) return "full";
  if (can(actor, "case.view", { org: own.item.department })) return "masked";
  return "none";
}

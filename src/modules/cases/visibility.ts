import type { House } from "../house.ts";
import { recordPersonalView } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import type { Matter } from "../matters/index.ts";
import { isInvolved } from "./domain/form-rights.ts";
import type { CaseOwn } from "./domain/own.ts";

/** `on-request`: personal data masked (practice §9) until the reader asks for them, which is logged. */
export type Sight = "full" | "on-request" | "masked" | "none";

/**
 * The one predicate of who sees a case: people with a step in it or its window, by right;
 * supervisors and managers whose scope reaches its department, in full only by a logged click.
 * Everybody else sees nothing. The applicant comes in by another door (`trackCase`).
 */
export function sightOf(actor: Actor, matter: Matter<CaseOwn>): Sight {
  if (actor.kind === "system") return "full";
  if (actor.kind !== "person") return "none";
  const involved = Object.values(matter.state.tasks).some((task) => isInvolved(actor, task));
  if (involved && (can(actor, "case.handle") || can(actor, "case.intake"))) return "full";
  const { own } = matter.state;
  if (can(actor, "case.intake", { org: own.window })) return "full";
  if (can(actor, "supervision.replay", { org: own.item.department })) return "on-request";
  if (can(actor, "case.manage", { org: own.item.department })) return "on-request";
  // 抄送: given to read, as far as staff read cases at all.
  if (can(actor, "case.view", { org: own.item.department }) || (own.copied?.[actor.id] && can(actor, "case.handle"))) return "masked";
  // Who was asked, and has answered, finds what they said.
  if (Object.values(matter.state.tasks).some((task) => task.role === "question" && task.closedBy === actor.id)) return "masked";
  return "none";
}

/** Puts on record that a reader whose sight is by request saw the personal data of a case; whoever handles it isn't recorded at each look. */
export async function recordSight(
  house: House,
  actor: Actor,
  { id, state: { own } }: Matter<CaseOwn>,
  what: "case" | "replay" | "file" | "bundle",
) {
  await recordPersonalView(house, actor, {
    matter: id,
    org: own.item.department,
    details: { number: own.number ?? own.applicationNumber, what },
  });
}

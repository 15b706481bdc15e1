import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { ownerOf } from "./domain/rights.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 认领: a step that several may do becomes one person's; it leaves the others' lists. */
export function claimTask({ task, context: { actor } }: CaseAct<CaseCommandInput<"claim">>): Decision {
  if (!task || actor.kind !== "person") return refuse("cases/no-such-task");
  if (task.assignee !== null) return refuse("cases/already-theirs");
  const owner = ownerOf(task, actor);
  const facts = { node: task.node, to: owner.id, toName: owner.name };
  return told({ type: "case/claimed", spine: { tasks: [{ ...task, assignee: owner.id }] }, facts });
}

/** 放回: back to those who could have claimed it. What was named for one person has nowhere to go back to. */
export function unclaimTask({ task }: CaseAct<CaseCommandInput<"unclaim">>): Decision {
  if (!task?.assignee) return refuse("cases/not-claimed");
  if (task.signers) return refuse("cases/signers-pending");
  if (task.candidates && !task.candidates.some((other) => other !== task.assignee)) return refuse("cases/nobody-else");
  return told({ type: "case/unclaimed", spine: { tasks: [{ ...task, assignee: null }] }, facts: { node: task.node } });
}

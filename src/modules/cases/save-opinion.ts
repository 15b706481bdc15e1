import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { rightsAt, writes } from "./domain/form-rights.ts";
import { told } from "./domain/moves.ts";
import { savedKey, workedIn } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/**
 * 暂存: what the step's person has written so far is kept with the task, and nothing moves. The words are theirs alone until they act; that they
 * have begun stands in the record, and the step before can't be taken back any more.
 */
export function saveOpinion({ task, input, own, context }: CaseAct<CaseCommandInput<"save-opinion">>): Decision {
  if (!task || context.actor.kind !== "person") return refuse("cases/no-such-task");
  const form = writes(rightsAt(context.item.process, task)) ? input.form : null;
  return told({
    type: "case/opinion-saved",
    patch: { set: { worked: workedIn(own, task.visit) } },
    facts: { node: task.node },
    personal: { saved: { [savedKey(task.visit, context.actor.id)]: { by: context.actor.id, opinion: input.opinion, form } } },
  });
}

import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 转办: another person who holds the step's post does the step; its clock goes on. */
export function transferTask({ task, input, context }: CaseAct<CaseCommandInput<"transfer">>): Decision {
  if (!task) return refuse("cases/no-such-task");
  if (!context.colleague) return refuse("cases/not-a-holder");
  if (task.assignee === context.colleague.id) return refuse("cases/already-theirs");
  return told({
    type: "case/transferred",
    spine: { tasks: [{ ...task, assignee: context.colleague.id }] },
    facts: { node: task.node, to: context.colleague.id, toName: context.colleague.name },
    personal: { reason: input.reason },
  });
}

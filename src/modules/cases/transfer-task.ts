import { selvesOf } from "../identity/shared.ts";
import type { Decision, Task } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { signsWith } from "./domain/signers.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 转办: another person who holds the step's post does the step; its clock goes on. */
export function transferTask({ matter, task, input, context }: CaseAct<CaseCommandInput<"transfer">>): Decision {
  if (!task) return refuse("cases/no-such-task");
  if (!context.colleague) return refuse("cases/not-a-holder");
  const selves = context.actor.kind === "person" ? selvesOf(context.actor) : [];
  if (task.signers?.some((one) => selves.includes(one.person))) return refuse("cases/signers-pending");
  if (task.assignee === context.colleague.id) return refuse("cases/already-theirs");
  if (signsWith(matter.state, task, context.colleague.id)) return refuse("cases/colleague-signs");
  return told({
    type: "case/transferred",
    spine: { tasks: [givenTo(task, context.colleague.id)] },
    facts: { node: task.node, to: context.colleague.id, toName: context.colleague.name },
    personal: { reason: input.reason },
  });
}

/** The step in one person's hands; one that waited with the process manager goes where it was meant to be. */
function givenTo({ handedUp, ...task }: Task, person: string): Task {
  if (!handedUp) return { ...task, assignee: person, ...(task.signers ? { signers: null } : {}) };
  return { ...task, org: handedUp.org, post: handedUp.post, assignee: person, candidates: [person], handedUp: null };
}

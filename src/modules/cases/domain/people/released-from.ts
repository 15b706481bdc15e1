import { removeSigner } from "../../../../core/process/index.ts";
import type { Task } from "../../../matters/index.ts";
import type { CaseContext } from "../context.ts";
import { handUp } from "../hand-up.ts";
import type { CaseOwn } from "../own.ts";

/** A task once somebody has gone who could do it: the others', its post's, or the process manager's; null when they had nothing to do with it. */
export function releasedFrom(
  task: Task,
  person: string,
  own: Pick<CaseOwn, "item">,
  context: Pick<CaseContext, "orgs" | "staff">,
): Task | null {
  const without = withoutPerson(task, person);
  return without?.candidates?.length === 0 ? handUp(without, "nobody-left", own, context) : without;
}

function withoutPerson(task: Task, person: string): Task | null {
  const signing = task.signers?.some((signer) => signer.person === person && signer.status === "open");
  if (task.assignee !== person && !task.candidates?.includes(person) && !signing) return null;
  const added = task.signers ? removeSigner(task.signers, person) : null;
  return {
    ...task,
    ...(task.assignee === person ? { assignee: null } : {}),
    ...(task.candidates ? { candidates: task.candidates.filter((other) => other !== person) } : {}),
    // An added signer is left out; where it was their own step, whoever takes it asks anew.
    ...(task.signers && signing ? { signers: added?.ok ? added.assignments : null } : {}),
  };
}

import type { Task } from "../../matters/index.ts";
import type { CaseContext } from "./context.ts";
import type { CaseOwn } from "./own.ts";

/** Why a step waits with the process manager instead of somebody who could do it. */
export type HandedUp = "nobody-found" | "nobody-left" | "expression-failed" | "overrun";

/**
 * 转流程管理员: a step that nobody can do waits in the queue of the process manager of the item's department, or of the nearest organisation above
 * that has one. They don't do it: they say who does.
 */
export function handUp(task: Task, reason: HandedUp, own: Pick<CaseOwn, "item">, context: Pick<CaseContext, "orgs" | "staff">): Task {
  const { org, post } = task.handedUp ?? task;
  const queue = { org: managingOrg(own.item.department, context), post: "process-manager" };
  return { ...task, ...queue, assignee: null, candidates: null, signers: null, handedUp: { reason, org, post } };
}

function managingOrg(department: string, { orgs, staff }: Pick<CaseContext, "orgs" | "staff">): string {
  for (let org = orgs.get(department); org; org = org.parent ? orgs.get(org.parent) : undefined) {
    const { code } = org;
    const manages = staff.inOrg(code).some(({ holdings }) => holdings.some((held) => held.org === code && held.post === "process-manager"));
    if (manages) return code;
  }
  return department;
}

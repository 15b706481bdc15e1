import type { StepRole } from "../../core/process/index.ts";
import type { CaseOwn } from "../../modules/cases/index.ts";
import type { CaseCommandName } from "../../modules/cases/shared.ts";
import { type Matter, openTasks, type Task } from "../../modules/matters/index.ts";
import type { Scenario } from "./scenarios.ts";

/** What happens next in a case, and at whose hand. `deem`: five days have passed without a word. */
export type Move =
  | { by: "holder"; task: Task; command: Exclude<CaseCommandName, "submit"> }
  | { by: "applicant"; command: "supply" | "withdraw" }
  | { by: "manager"; command: "terminate" | "void" }
  | { by: "law"; command: "deem" };

/** The move a scenario asks for in this state; null when it has reached its end, or the point where it stops. */
export function nextMove(scenario: Scenario, { state }: Matter<CaseOwn>): Move | null {
  const { own } = state;
  if (state.endedAt !== null) return null;
  if (own.state === "awaiting-supplement") return scenario.supplement === "supplied" ? { by: "applicant", command: "supply" } : null;
  const task = openTasks(state)[0];
  if (!task) return null;
  const role = task.role as StepRole; // steps of compiled processes have only these
  if (own.state === "suspended") return scenario.suspendsAt?.resumed ? { by: "holder", task, command: "resume" } : null;
  if (role === "receive" && scenario.intake === "silence")
    return own.receivedAt ? { by: "law", command: "deem" } : { by: "holder", task, command: "receive" };
  const tasks = Object.values(state.tasks);
  if (scenario.stopsAt?.role === role && doneWith(tasks, role) >= (scenario.stopsAt.done ?? 0)) return null;
  if (role === "receive" && own.receivedAt === null && own.channel !== "window") return { by: "holder", task, command: "receive" };
  if (scenario.withdrawsAt === role) return { by: "applicant", command: "withdraw" };
  if (scenario.endsAt?.role === role) return { by: "manager", command: scenario.endsAt.by };
  if (role === "receive") return { by: "holder", task, command: intake(scenario, own) };
  // What was promised for later has to come before the decision.
  if (role === "decide" && Object.values(own.materials).some((material) => material.later !== null))
    return { by: "applicant", command: "supply" };
  if (role === "settle") return { by: "holder", task, command: "settle" };
  return { by: "holder", task, command: stepCommand(scenario, task, role, tasks, own) };
}

function intake(scenario: Scenario, own: CaseOwn): "accept" | "refuse" | "ask-supplement" {
  if (scenario.intake === "declined" || scenario.intake === "not-accepted") return "refuse";
  return scenario.supplement && own.supplements === 0 ? "ask-supplement" : "accept";
}

function stepCommand(
  scenario: Scenario,
  task: Task,
  role: StepRole,
  tasks: readonly Task[],
  own: CaseOwn,
): Exclude<CaseCommandName, "submit"> {
  const first = doneWith(tasks, role) === 0 && doneWith(tasks, "decide") === 0;
  if (scenario.suspendsAt?.role === role && own.special.length === 0) return "suspend";
  if (scenario.transfersAt === role && first && task.assignee === null) return "transfer";
  if (scenario.returnsAt === role && tasks.filter((other) => other.role === role).length === 1) return "return";
  if (role === "send-up" || role === "decide" || role === "deliver") return role;
  return role === "reply" ? "enter-reply" : "agree";
}

function doneWith(tasks: readonly Task[], role: StepRole): number {
  return tasks.filter((task) => task.role === role && task.closedAt !== null).length;
}

import { type CompiledProcess, jumpTargets, type ProcessState, type StepRole } from "../../core/process/index.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { move, told } from "./domain/moves.ts";
import type { CaseCommandInput, Target } from "./shared.ts";

/** Roles of steps that stand for a legal act of their own: a case comes to them by that act, never by a jump. */
const BY_LAW_ONLY: readonly StepRole[] = ["receive", "settle", "reply", "deliver"];

/** Roles of steps that no later step makes up for. */
const OWED: readonly StepRole[] = ["publicise", "reply"];

/**
 * Where the process manager may move a case (跳转): any step of officers that still has the decision before it. What the law wants done –
 * acceptance, 公示, the reply from above, the decision – can't be jumped over.
 */
export function jumpTargetsOf(
  act: { matter: CaseAct<unknown>["matter"]; context: Pick<CaseAct<unknown>["context"], "item"> },
  visit: string,
): Target[] {
  const { process } = act.context.item;
  const { process: state } = act.matter.state;
  if (!state) return [];
  return jumpTargets(process, state, visit).map(({ node, name, allowed, reason }) => {
    const legal = staysLegal(process, node, stepsDue(process, state));
    return { node, name, allowed: allowed && legal, reason: legal ? (reason ?? null) : "cases/no-jump-over-law" };
  });
}

/** 公示 that this case hasn't stood through, and replies from above that haven't come yet. */
function stepsDue(process: CompiledProcess, { visits }: ProcessState): string[] {
  const done = new Set(Object.values(visits).flatMap((visit) => (visit.status === "left" ? [visit.node] : [])));
  return process.nodes.filter((node) => OWED.includes(node.step?.role ?? "custom") && !done.has(node.id)).map((node) => node.id);
}

function staysLegal(process: CompiledProcess, target: string, owed: readonly string[]): boolean {
  const roleOf = (node: string) => process.nodes.find((candidate) => candidate.id === node)?.step?.role;
  const role = roleOf(target);
  if (role === undefined || BY_LAW_ONLY.includes(role)) return false;
  if (!owed.every((node) => node === target || leadsTo(process, target, node))) return false;
  const deciding = process.nodes.filter((node) => node.step?.role === "decide" || node.step?.role === "reply").map((node) => node.id);
  return deciding.length === 0 || deciding.some((node) => node === target || leadsTo(process, target, node));
}

/** Whether the drawing goes on from one node to another, out of sub-processes too. */
function leadsTo(process: CompiledProcess, from: string, to: string): boolean {
  const seen = new Set<string>();
  const work = [from];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = process.nodes.find((candidate) => candidate.id === at);
    work.push(...process.flows.filter((flow) => flow.source === at).map((flow) => flow.target));
    if (node && node.scope !== process.id) work.push(node.scope);
  }
  return false;
}

/** 跳转: the process manager moves a case that stands wrong, with the reason; the clocks go on. */
export function jumpCase(act: CaseAct<CaseCommandInput<"jump">>): Decision {
  const { input, task } = act;
  const target = jumpTargetsOf(act, input.visit).find((candidate) => candidate.node === input.target);
  if (!target) return refuse("cases/no-such-target");
  if (!target.allowed) return refuse(target.reason ?? "cases/no-such-target");
  const spine = move(act, { kind: "jump", visit: input.visit, target: input.target });
  if ("ok" in spine) return spine;
  return told({
    type: "case/jumped",
    spine,
    facts: { node: task?.node, target: input.target },
    personal: { reason: input.reason },
  });
}

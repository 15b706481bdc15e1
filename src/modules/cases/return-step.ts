import { returnTargets } from "../../core/process/index.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { move, told } from "./domain/moves.ts";
import type { CaseCommandInput, Target } from "./shared.ts";

/** Steps to which a case may go back from one visit, with the reason where it may not. Acceptance is a legal act: it isn't undone by a return. */
export function targetsOf(
  act: { matter: CaseAct<unknown>["matter"]; context: Pick<CaseAct<unknown>["context"], "item"> },
  visit: string,
): Target[] {
  const { process } = act.context.item;
  const state = act.matter.state.process;
  if (!state) return [];
  return returnTargets(process, state, visit).map((target) => {
    const node = process.nodes.find((candidate) => candidate.id === target.node);
    const legal = node?.kind !== "start" && node?.step?.role !== "receive";
    return {
      node: target.node,
      name: node?.name ?? target.node,
      allowed: target.allowed && legal,
      reason: legal ? (target.reason ?? null) : "cases/acceptance-stands",
    };
  });
}

/** 退回: back to an earlier step, which is done again; then forward over what lies between, or straight back here (直送). */
export function returnStep(act: CaseAct<CaseCommandInput<"return">>): Decision {
  const { input, task } = act;
  const target = targetsOf(act, input.visit).find((candidate) => candidate.node === input.target);
  if (!target) return refuse("cases/no-such-target");
  if (!target.allowed) return refuse(target.reason ?? "cases/no-such-target");
  const spine = move(act, { kind: "return", visit: input.visit, target: input.target, after: input.after });
  if ("ok" in spine) return spine;
  // 上级批复 is waited for again.
  const waitsAbove = spine.tasks.some((opened) => opened.closedAt === null && opened.role === "reply");
  return told({
    type: "case/returned",
    spine,
    patch: waitsAbove ? { set: { state: "sent-up" } } : {},
    facts: { node: task?.node, target: input.target, after: input.after },
    personal: { opinion: input.opinion },
  });
}

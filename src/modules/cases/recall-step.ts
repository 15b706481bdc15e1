import { canRecall } from "../../core/process/index.ts";
import type { Decision, Matter } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { move, told } from "./domain/moves.ts";
import type { CaseOwn } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 拿回: whoever did the step before takes it back, as long as nobody has acted on what followed and the process allows it. */
export function recallStep(act: CaseAct<CaseCommandInput<"recall">>): Decision {
  const { input, task, own, matter, context } = act;
  const refused = notRecallable(matter, context.item, input.visit);
  if (refused) return refuse(refused);
  const spine = move(act, { kind: "recall", visit: input.visit, acted: own.worked ?? [] });
  if ("ok" in spine) return spine;
  return told({ type: "case/recalled", spine, facts: { node: task?.node }, personal: { reason: input.reason } });
}

/** Why a finished step can't be taken back; null where it can. */
export function notRecallable(
  { state }: Matter<CaseOwn>,
  { process }: Pick<CaseAct<unknown>["context"]["item"], "process">,
  visit: string,
): string | null {
  if (process.settings.recall === "refuse") return "cases/recall-not-offered";
  if (!state.process) return "cases/no-such-task";
  const answer = canRecall(process, state.process, visit, state.own.worked);
  return answer.allowed ? null : answer.reason;
}

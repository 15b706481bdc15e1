import type { CompiledProcess, StepButton, StepSettings } from "../../../core/process/index.ts";
import type { Task } from "../../matters/index.ts";
import type { Act } from "./acts.ts";

/** Acts whose opinion is left to the process; the others can't be done without a reason, or have no room for one. */
export const OPINION_ACTS: readonly Act[] = ["receive", "accept", "settle", "agree", "send-up", "decide", "deliver"];

export function buttonOf(step: StepSettings | undefined, act: string): StepButton | undefined {
  return step?.buttons?.find((button) => button.act === act);
}

/** Whether an act at a step needs an opinion: as its button says, else as the step says. Acts that take none (a charge, a list of lacks) never do. */
export function needsOpinion(step: StepSettings | undefined, act: Act): boolean {
  if (act === "return" || act === "disagree") return true;
  if (!OPINION_ACTS.includes(act)) return false;
  return (buttonOf(step, act)?.opinion ?? step?.opinion) === "required";
}

/** Whether a command lacks the opinion its step asks for; every door sends its words as `opinion` or, at the counter, as `note`. */
export function lacksOpinion(act: Act, task: Task | null, process: CompiledProcess, input: unknown): boolean {
  if (!OPINION_ACTS.includes(act)) return false;
  const step = process.nodes.find((node) => node.id === task?.node)?.step;
  const { opinion = "", note = "" } = input as { opinion?: string; note?: string }; // parsed by the command's schema
  return needsOpinion(step, act) && opinion === "" && note === "";
}

import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { publicityRuns } from "./domain/limits.ts";
import { closeCase, hasEnded, move, told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";
import { handedToSigners } from "./sign-within.ts";

/** 同意: the step is done, with its opinion, and with what the step may write of the form. */
export function agreeStep(act: CaseAct<CaseCommandInput<"agree">>): Decision {
  const { input, task } = act;
  const early = publicityRuns(act.matter, task, act.context);
  if (early) return refuse(early);
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const next = handedToSigners(act);
  if (next && "ok" in next) return next;
  if (next)
    return told({
      type: "case/agreed",
      spine: { tasks: [next] },
      facts: { node: task?.node },
      personal: { opinion: input.opinion, ...written.personal },
    });
  const spine = move(act, { kind: "complete", visit: input.visit }, act.own, written.form);
  if ("ok" in spine) return spine;
  const end = hasEnded(spine) ? closeCase(act, spine) : null;
  return told({
    type: "case/agreed",
    spine: end?.spine ?? spine,
    patch: end ? { set: end.set } : {},
    facts: { node: task?.node },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { publicityRuns } from "./domain/limits.ts";
import { closeCase, hasEnded, move, told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 不同意: one of several signers says no. The step's rule (all, the first, a share) says what that means; conditions after it may ask. */
export function disagreeStep(act: CaseAct<CaseCommandInput<"disagree">>): Decision {
  const { input, task } = act;
  const early = publicityRuns(act.matter, task, act.context);
  if (early) return refuse(early);
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "vote", visit: input.visit, agree: false }, act.own, written.form);
  if ("ok" in spine) return spine;
  const end = hasEnded(spine) ? closeCase(act, spine) : null;
  return told({
    type: "case/disagreed",
    spine: end?.spine ?? spine,
    patch: end ? { set: end.set } : {},
    facts: { node: task?.node },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

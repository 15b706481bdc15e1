import type { Decision } from "../matters/index.ts";
import type { CaseAct } from "./domain/context.ts";
import { endCase, told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 撤回申请: the applicant takes the application back, as long as nothing has been decided. */
export function withdrawApplication(act: CaseAct<CaseCommandInput<"withdraw">>): Decision {
  return end(act, "withdrawn", act.input.reason);
}

/** 终止: the process manager ends a case that can't go on, with the reason. */
export function terminateCase(act: CaseAct<CaseCommandInput<"terminate">>): Decision {
  return end(act, "terminated", act.input.reason);
}

/** 作废: a case that should never have been (entered twice, for the wrong person or item): it counts nowhere, and its numbers stay used. */
export function voidCase(act: CaseAct<CaseCommandInput<"void">>): Decision {
  return end(act, "voided", act.input.reason, { document: act.input.document });
}

/** What was decided or replied on the way is in the journal; the case itself ends without a result, and none is published. */
function end(act: CaseAct<unknown>, state: "withdrawn" | "terminated" | "voided", reason: string, facts = {}): Decision {
  const spine = endCase(act, state);
  if ("ok" in spine) return spine;
  return told({
    type: `case/${state}`,
    spine,
    patch: { set: { state, outcome: null, closedAt: act.context.at.toISOString() } },
    facts,
    personal: { reason },
  });
}

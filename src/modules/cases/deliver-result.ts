import type { Decision } from "../matters/index.ts";
import type { CaseAct } from "./domain/context.ts";
import { refuseUnpaid } from "./domain/fees.ts";
import { metClocks } from "./domain/limits.ts";
import { hasEnded, move, told, withClocks } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 送达: the decision is handed over at the window, on line or by post, and the case ends. */
export function deliverResult(act: CaseAct<CaseCommandInput<"deliver">>): Decision {
  const { input, context, task } = act;
  const unpaid = refuseUnpaid(act.own.fees, act.own.outcome);
  if (unpaid) return unpaid;
  const spine = move(act, { kind: "complete", visit: input.visit });
  if ("ok" in spine) return spine;
  const ended = hasEnded(spine);
  return told({
    type: "case/delivered",
    spine: { ...withClocks(spine, ...metClocks(act, "delivery")), ended },
    patch: ended ? { set: { state: "closed", closedAt: context.at.toISOString() } } : {},
    facts: { node: task?.node, manner: input.manner },
    personal: { opinion: input.note, receiver: input.receiver },
  });
}

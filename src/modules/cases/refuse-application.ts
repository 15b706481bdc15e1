import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { isDeemedByNow, mayRefuse, metClocks } from "./domain/limits.ts";
import { endCase, told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/**
 * 不受理 (no licence is needed) or 不予受理 (not ours, with the right agency): two different answers of 行政许可法 32(1)(2). While corrections
 * are awaited it waits for the applicant's term to end; then it is the officer's to say, never automatic (annexes §6.1).
 */
export function refuseApplication(act: CaseAct<CaseCommandInput<"refuse">>): Decision {
  const { input, context, task } = act;
  if (isDeemedByNow(act)) return refuse("cases/deemed-by-now");
  if (!mayRefuse(act.matter.state, context.today)) return refuse("cases/supplement-term-runs");
  const spine = endCase(act, input.outcome);
  if ("ok" in spine) return spine;
  const met = metClocks(act, "receipt");
  const clocks = [...(spine.clocks ?? []).filter((clock) => !met.some((done) => done.id === clock.id)), ...met];
  return told({
    type: `case/${input.outcome}`,
    spine: { ...spine, clocks },
    patch: { set: { state: input.outcome, closedAt: context.at.toISOString() } },
    facts: { node: task?.node, rightAgency: input.rightAgency },
    personal: { reason: input.reason },
  });
}

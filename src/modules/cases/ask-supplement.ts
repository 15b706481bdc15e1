import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { isDeemedByNow, metClocks, metStep, supplementClock } from "./domain/limits.ts";
import { refuseUnknown } from "./domain/materials.ts";
import { told } from "./domain/moves.ts";
import { NO_MATERIAL } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 补正: everything lacking is told at once, and only once (行政许可法 32(4)); the receipt duty is met, the applicant's own term runs. */
export function askSupplement(act: CaseAct<CaseCommandInput<"ask-supplement">>): Decision {
  const { own, input, context, task } = act;
  if (own.supplements >= 1) return refuse("cases/supplement-once");
  if (isDeemedByNow(act)) return refuse("cases/deemed-by-now");
  const listed = refuseUnknown(
    context.item.package,
    own,
    input.lacks.map((entry) => entry.material),
  );
  if (listed) return listed;
  const materials = Object.fromEntries(
    input.lacks.map(({ material }) => [material, { ...(own.materials[material] ?? NO_MATERIAL), checked: false, lack: true }]),
  );
  const term = supplementClock(context, own.supplements + 1);
  return told({
    type: "case/supplement-asked",
    spine: { clocks: [...metClocks(act, "receipt"), ...metStep(act), term], tasks: task ? [{ ...task, due: term.due }] : [] },
    patch: { set: { state: "awaiting-supplement", supplements: own.supplements + 1 }, materials },
    facts: { node: task?.node, due: term.due, lacks: input.lacks.map((entry) => entry.material) },
    personal: { lacks: Object.fromEntries(input.lacks.map(({ material, lack }) => [material, lack])) },
  });
}

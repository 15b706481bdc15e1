import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { charged } from "./domain/fees.ts";
import { told } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 收费: what the case costs by the item's published standard. Until it is paid it may be worked out anew; the trace keeps every reckoning. */
export function chargeFee({ own, input, task, context }: CaseAct<CaseCommandInput<"charge">>): Decision {
  if (own.fees?.state === "paid") return refuse("cases/paid-already");
  const reckoned = charged(context.item.package.fees, input.lines);
  if (!reckoned.ok) return reckoned;
  const { fees } = reckoned;
  const reasons = input.lines.flatMap(({ fee, waived, reason }) => (waived > 0 ? [`${fee}：${reason}`] : []));
  return told({
    type: "case/charged",
    patch: { set: { fees } },
    facts: { node: task?.node, fen: fees.due },
    ...(reasons.length > 0 ? { personal: { reason: reasons.join("\n") } } : {}),
  });
}

/** 缴费: the whole of what is due was paid, with the number of its bill. */
export function recordPayment({ own, input, task }: CaseAct<CaseCommandInput<"record-payment">>): Decision {
  if (own.fees === undefined || own.fees.state === "waived") return refuse("cases/nothing-to-pay");
  if (own.fees.state === "paid") return refuse("cases/paid-already");
  if (input.paid !== own.fees.due) return refuse("cases/not-the-amount-due");
  const { receipt, manner } = input;
  return told({
    type: "case/paid",
    patch: { set: { fees: { ...own.fees, state: "paid", receipt, manner } } },
    facts: { node: task?.node, fen: input.paid, number: receipt },
  });
}

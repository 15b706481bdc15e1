import type { Decision } from "../matters/index.ts";
import { meetClock } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { refuseUnpaid } from "./domain/fees.ts";
import { writeForm } from "./domain/form-rights.ts";
import { RENEWAL_CLOCK } from "./domain/licence-asked.ts";
import { acceptanceDay, caseClocks, deliveryClock, metClocks, settledDeferred } from "./domain/limits.ts";
import { refuseIncomplete, refuseUnknown, tick } from "./domain/materials.ts";
import { hasEnded, move, told, withClocks } from "./domain/moves.ts";
import type { CaseCommandInput } from "./shared.ts";

const MIN_REASON = 10;

/** 即办: accepted, decided and handed over at the counter in one act. Complete, or refused with a reason; there is no 补正 (annexes §5). */
export function settleCase(act: CaseAct<CaseCommandInput<"settle">>): Decision {
  const { own, input, context, task } = act;
  const item = context.item.package;
  const listed = refuseUnknown(item, own, input.checked);
  if (listed) return listed;
  const incomplete = refuseIncomplete(item, own, input.checked);
  if (input.outcome === "grant" && incomplete) return incomplete;
  if (input.outcome === "deny" && [...input.opinion].length < MIN_REASON) return refuse("cases/reason-too-short");
  if (input.outcome === "deny" && own.licence?.deemedOn) return refuse("cases/renewal-deemed");
  const unpaid = refuseUnpaid(own.fees, input.outcome);
  if (unpaid) return unpaid;
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "complete", visit: task?.visit ?? "" }, { ...own, outcome: input.outcome }, written.form);
  if ("ok" in spine) return spine;
  const at = context.at.toISOString();
  const ended = hasEnded(spine);
  const acceptedOn = own.acceptedOn ?? acceptanceDay(act);
  const fresh = own.acceptedOn
    ? metClocks(act, "statutory", "promise")
    : caseClocks(context, acceptedOn).map((clock) => meetClock(clock, context.today));
  return told({
    type: "case/settled",
    spine: {
      ...withClocks(
        spine,
        ...metClocks(act, "receipt", RENEWAL_CLOCK),
        ...fresh,
        ...settledDeferred(act, "none-awaited"),
        ...(ended ? [] : [deliveryClock(context)]),
      ),
      ended,
    },
    patch: {
      set: {
        state: ended ? "closed" : "decided",
        acceptedOn,
        decidedOn: context.today,
        closedAt: ended ? at : null,
        number: own.number ?? context.numbers.case,
        outcome: input.outcome,
      },
      materials: tick(own.materials, input.checked),
    },
    facts: { node: task?.node, outcome: input.outcome, number: own.number ?? context.numbers.case },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

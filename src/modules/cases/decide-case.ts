import type { Decision } from "../matters/index.ts";
import { refuseAwaited } from "./domain/awaited.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { RENEWAL_CLOCK } from "./domain/licence-asked.ts";
import { deliveryClock, metClocks, settledDeferred } from "./domain/limits.ts";
import { hasEnded, move, told, withClocks } from "./domain/moves.ts";
import { againstReply } from "./send-up.ts";
import type { CaseCommandInput } from "./shared.ts";

/** A refusal gives its reasons (行政许可法 38); a bare word isn't one (annexes §8.1 C03). */
const MIN_REASON = 10;

/** 决定: granted or refused; the case's clocks are met, the ten working days of delivery begin (行政许可法 42, 44). */
export function decideCase(act: CaseAct<CaseCommandInput<"decide">>): Decision {
  const { own, input, context, task } = act;
  const awaited = refuseAwaited(act, input.outcome);
  if (awaited) return awaited;
  if (input.outcome === "deny" && [...input.opinion].length < MIN_REASON) return refuse("cases/reason-too-short");
  const bound = againstReply(own, input.outcome);
  if (bound) return bound;
  if (input.outcome === "deny" && own.licence?.deemedOn) return refuse("cases/renewal-deemed");
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "complete", visit: input.visit }, { ...own, outcome: input.outcome }, written.form);
  if ("ok" in spine) return spine;
  const ended = hasEnded(spine);
  return told({
    type: "case/decided",
    spine: {
      ...withClocks(
        spine,
        ...metClocks(act, "statutory", "promise", RENEWAL_CLOCK),
        ...settledDeferred(act, "none-awaited"),
        ...(ended ? [] : [deliveryClock(context)]),
      ),
      ended,
    },
    patch: {
      set: {
        state: ended ? "closed" : "decided",
        outcome: input.outcome,
        decidedOn: context.today,
        closedAt: ended ? context.at.toISOString() : null,
      },
    },
    facts: { node: task?.node, outcome: input.outcome },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

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

/**
 * A certificate is handed out by a window that has it: where no hand-over list brought it, whoever delivers says how they came by it, and the record
 * keeps that it wasn't handed over (九(一)). Sent by post or on line it needn't be there.
 */
export function withAwaited(decision: Decision, awaited: readonly string[], input: unknown): Decision {
  if (!decision.ok || awaited.length === 0) return decision;
  const { manner, unlisted } = input as CaseCommandInput<"deliver">; // asked for deliveries only
  if (manner !== "window") return decision;
  const certificates = awaited.join("、");
  if (unlisted.trim().length < 4) return { ok: false, code: "cases/certificate-not-here", detail: { documents: certificates } };
  const [delivered, ...others] = decision.events;
  if (!delivered) return decision;
  const personal = { ...delivered.personal, opinion: [delivered.personal?.opinion, unlisted].filter(Boolean).join("；") };
  return { ...decision, events: [{ ...delivered, data: { ...delivered.data, certificates }, personal }, ...others] };
}

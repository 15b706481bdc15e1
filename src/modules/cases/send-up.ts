import type { Decision } from "../matters/index.ts";
import { nodeOf } from "../matters/index.ts";
import { refuseAwaited } from "./domain/awaited.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { RENEWAL_CLOCK } from "./domain/licence-asked.ts";
import { deliveryClock, metClocks, settledDeferred } from "./domain/limits.ts";
import { hasEnded, move, told, withClocks } from "./domain/moves.ts";
import { stepTasks } from "./domain/side-tasks.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 上报: examined here, decided by the authority above (行政许可法 43). */
export function sendUp(act: CaseAct<CaseCommandInput<"send-up">>): Decision {
  const { input, task } = act;
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "complete", visit: input.visit }, act.own, written.form);
  if ("ok" in spine) return spine;
  return told({
    type: "case/sent-up",
    spine,
    patch: { set: { state: "sent-up", authority: input.authority } },
    facts: { node: task?.node, authority: input.authority },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

/** 上级批复: its reply is entered; where no decision of ours follows, it is the decision, and delivery begins. */
export function enterReply(act: CaseAct<CaseCommandInput<"enter-reply">>): Decision {
  const { own, input, context, task } = act;
  const written = writeForm(act, input.form);
  if (!written.ok) return written;
  const spine = move(act, { kind: "complete", visit: input.visit }, { ...own, outcome: input.outcome }, written.form);
  if ("ok" in spine) return spine;
  const next = spine.tasks
    .filter((opened) => opened.closedAt === null)
    .map((opened) => nodeOf(context.item.process, opened.node).step?.role);
  const others = stepTasks(act.matter.state).length > 1;
  const decided = !others && next.every((role) => role === "deliver");
  const awaited = decided ? refuseAwaited(act, input.outcome) : null;
  if (awaited) return awaited;
  const ended = hasEnded(spine);
  if (input.outcome === "deny" && own.licence?.deemedOn) return refuse("cases/renewal-deemed");
  const settled = [...metClocks(act, "statutory", "promise", RENEWAL_CLOCK), ...settledDeferred(act, "none-awaited")];
  return told({
    type: "case/reply-entered",
    spine: {
      ...(decided ? withClocks(spine, ...settled, ...(ended ? [] : [deliveryClock(context)])) : spine),
      ended,
    },
    patch: {
      set: {
        state: ended ? "closed" : decided ? "decided" : "accepted",
        outcome: input.outcome,
        ...(decided ? { decidedOn: context.today } : {}),
        ...(ended ? { closedAt: context.at.toISOString() } : {}),
      },
    },
    facts: { node: task?.node, outcome: input.outcome, number: input.number },
    personal: { opinion: input.opinion, ...written.personal },
  });
}

/** The reply binds: what the authority above refused can't be granted here. */
export function againstReply(own: { outcome: "grant" | "deny" | null; authority: string | null }, outcome: "grant" | "deny") {
  return own.authority !== null && own.outcome !== null && own.outcome !== outcome ? refuse("cases/against-reply") : null;
}

import type { Decision } from "../matters/index.ts";
import type { QuestionAct } from "./domain/context.ts";
import { endedAnswerClock, move, withClocks } from "./domain/moves.ts";
import type { QuestionCommandInput } from "./shared.ts";

/** Closed without an answer: no question at all, or one that belongs to another procedure. The asker reads the reason. */
export function closeQuestion(act: QuestionAct<QuestionCommandInput<"close">>): Decision {
  const { input, own, context } = act;
  const spine = withClocks(move(act, { kind: "terminate", reason: "closed" }, own), endedAnswerClock(act, "dropped"));
  const set = { state: "closed", closedAt: context.at.toISOString() };
  return { ok: true, events: [{ type: "consultation/closed", data: { ...spine, set, ended: true }, personal: { reason: input.reason } }] };
}

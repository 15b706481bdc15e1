import type { Decision } from "../matters/index.ts";
import type { QuestionAct } from "./domain/context.ts";
import { endedAnswerClock, move, stateAt, withClocks } from "./domain/moves.ts";
import type { QuestionCommandInput } from "./shared.ts";

/** 答复: goes out at once, and ends the answer's limit. Whether it is published is decided next, if the asker agreed to it at all. */
export function answerQuestion(act: QuestionAct<QuestionCommandInput<"answer">>): Decision {
  const { own, input, context, task } = act;
  const spine = withClocks(move(act, { kind: "complete", visit: task?.visit ?? "" }, own), endedAnswerClock(act, "met"));
  const at = context.at.toISOString();
  const state = stateAt(spine);
  const set = { state: state ?? "private", answeredAt: at, ...(state === null ? { closedAt: at } : {}) };
  return {
    ok: true,
    events: [{ type: "consultation/answered", data: { ...spine, set, ended: state === null }, personal: { answer: input.answer } }],
  };
}

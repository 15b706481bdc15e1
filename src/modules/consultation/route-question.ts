import type { Decision } from "../matters/index.ts";
import { type QuestionAct, refuse, refuseField } from "./domain/context.ts";
import { move, stateAt } from "./domain/moves.ts";
import type { QuestionCommandInput } from "./shared.ts";

/** 转办: to the department responsible, with the reason. The answer's limit goes on: it is the county's, not each department's. */
export function routeQuestion(act: QuestionAct<QuestionCommandInput<"route">>): Decision {
  const { own, input, context, task, asLeader } = act;
  const { target } = context;
  if (!target) return refuseField("department", "consultation/no-such-department", context.lang);
  if (!target.staffed) return refuseField("department", "consultation/nobody-there", context.lang);
  const isFirst = own.state === "routing";
  if (!isFirst && target.org.code === own.department) return refuseField("department", "consultation/same-department", context.lang);
  if (!isFirst && !asLeader && own.moves >= context.settings.mostMoves) return refuse("consultation/moved-often");
  const moved = { ...own, department: target.org.code, moves: isFirst ? own.moves : own.moves + 1 };
  const spine = move(act, { kind: "complete", visit: task?.visit ?? "" }, moved, !isFirst);
  const set = { department: moved.department, moves: moved.moves, state: stateAt(spine) ?? own.state };
  return {
    ok: true,
    events: [
      {
        type: "consultation/routed",
        data: { ...spine, set, from: own.department, to: moved.department },
        personal: { reason: input.reason },
      },
    ],
  };
}

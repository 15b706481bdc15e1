import { handlesCases } from "../identity/index.ts";
import { type Decision, openTasks } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { workedIn } from "./domain/own.ts";
import { aboutVisit, sideTask } from "./domain/side-tasks.ts";
import { caseMessages } from "./messages.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 沟通: a question to anybody who handles cases, anywhere in the county. The step stays; who is asked may read the case until they have answered. */
export function askColleague({ task, input, own, matter, context }: CaseAct<CaseCommandInput<"ask">>): Decision {
  if (!task || context.actor.kind !== "person") return refuse("cases/no-such-task");
  const asked = context.staff.byId(input.to);
  const place = asked?.holdings.find((held) => handlesCases(held.post));
  if (!asked || !place) return refuse("cases/not-to-be-asked");
  if (asked.id === context.actor.id) return refuse("cases/asking-oneself");
  const waits = openTasks(matter.state).some(
    (open) => open.role === "question" && open.assignee === asked.id && aboutVisit(open.visit) === task.visit,
  );
  if (waits) return refuse("cases/asked-already");
  const question = sideTask("question", task, matter.state, {
    name: caseMessages(context.lang)["cases/question-task"],
    org: place.org,
    post: place.post,
    assignee: asked.id,
    openedAt: context.at.toISOString(),
  });
  return told({
    type: "case/asked",
    spine: { tasks: [question] },
    patch: { set: { worked: workedIn(own, task.visit) } },
    facts: { node: task.node, to: asked.id, toName: asked.name },
    personal: { opinion: input.question },
  });
}

/** The answer: kept with the step it was asked at. */
export function answerColleague({ task, input, context }: CaseAct<CaseCommandInput<"answer">>): Decision {
  if (!task || context.actor.kind !== "person") return refuse("cases/no-such-task");
  return told({
    type: "case/answered",
    spine: { tasks: [{ ...task, closedAt: context.at.toISOString(), closedBy: context.actor.id }] },
    facts: { node: task.node },
    personal: { opinion: input.answer },
  });
}

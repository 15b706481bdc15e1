import type { StepOverrun } from "../../core/process/index.ts";
import { type Decision, openTasks, overFrom, type Task } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { writeForm } from "./domain/form-rights.ts";
import { handUp } from "./domain/hand-up.ts";
import { closeCase, hasEnded, move, told } from "./domain/moves.ts";
import { owesPapers } from "./domain/papers.ts";
import { isSigned } from "./domain/signers.ts";
import { targetsOf } from "./return-step.ts";

type Act = CaseAct<{ visit: string; reminded: number }>;

/**
 * What the step's settings ask for once its limit has passed, done by the house itself and marked so: nobody's name stands under it. A step that
 * can't go on by itself (an answer of the form or a document is still owed, nowhere to go back to) is handed to the process manager, never left lying.
 */
export function overrunStep(act: Act): Decision {
  const { matter, own, context, input } = act;
  const task = openTasks(matter.state).find((open) => open.visit === input.visit);
  const setting = task && context.item.process.nodes.find((node) => node.id === task.node)?.step?.overrun;
  if (!task || !setting) return refuse("cases/no-such-task");
  const clock = Object.values(matter.state.clocks).find((one) => one.kind === "step" && one.visit === task.visit);
  if (clock?.state !== "running" || context.at < overFrom(clock, context.calendar)) return refuse("cases/not-over-yet");
  if (setting.act === "remind") return remind(act, task, setting);
  if (task.handedUp) return refuse("cases/with-manager");
  const moved = own.state === "accepted" && setting.act !== "hand-on" ? onward(act, task, setting) : null;
  if (moved?.ok) return moved;
  return told({ type: "case/overrun-handed-on", spine: { tasks: [handUp(task, "overrun", own, context)] }, facts: { node: task.node } });
}

function remind({ own, input, context }: Act, task: Task, setting: StepOverrun): Decision {
  const times = Math.max(own.reminded?.[task.visit]?.times ?? 0, input.reminded) + 1;
  if (times > (setting.times ?? 1)) return refuse("cases/reminded-enough");
  return told({
    type: "case/overrun-reminded",
    patch: { set: { reminded: { ...own.reminded, [task.visit]: { times, on: context.today } } } },
    facts: { node: task.node, visit: task.visit, times },
  });
}

/** 自动同意 completes the step; 自动不同意 is the vote of one of several, and a return to the step before where it is one officer's. */
function onward(act: Act, task: Task, setting: StepOverrun): Decision {
  const { visit } = task;
  const { process } = act.context.item;
  if (setting.act === "refuse" && !isSigned(process, task.node)) return sentBack(act, task);
  const owed = writeForm({ ...act, task }, null);
  if (!owed.ok) return owed;
  if (setting.act === "agree" && owesPapers(task, act.own, act.context)) return refuse("cases/document-missing");
  const spine = move(act, setting.act === "agree" ? { kind: "complete", visit } : { kind: "vote", visit, agree: false });
  if ("ok" in spine) return spine;
  const end = hasEnded(spine) ? closeCase(act, spine) : null;
  return told({
    type: setting.act === "agree" ? "case/overrun-agreed" : "case/overrun-refused",
    spine: end?.spine ?? spine,
    patch: end ? { set: end.set } : {},
    facts: { node: task.node },
  });
}

function sentBack(act: Act, task: Task): Decision {
  const target = targetsOf(act, task.visit).findLast(({ allowed }) => allowed);
  if (!target) return refuse("cases/no-such-target");
  const spine = move(act, { kind: "return", visit: task.visit, target: target.node, after: "rerun" });
  if ("ok" in spine) return spine;
  return told({ type: "case/overrun-refused", spine, facts: { node: task.node, target: target.node } });
}

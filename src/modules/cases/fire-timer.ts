import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { closeCase, hasEnded, move, told } from "./domain/moves.ts";

/** A timer of the process is due (公示期满 …): the engine goes on from it. */
export function fireTimer(act: CaseAct<{ timer: string }>): Decision {
  const { state } = act.matter;
  const due = state.timers[act.input.timer];
  if (due === undefined || new Date(due) > act.context.at) return refuse("cases/timer-not-due");
  // While the case's clock stands, so do its timers (行政许可法 45).
  if (act.own.state === "suspended") return refuse("cases/not-while-suspended");
  const moved = move(act, { kind: "timer", timer: act.input.timer });
  if ("ok" in moved) return moved;
  const spine = { ...moved, timers: { ...moved.timers, [act.input.timer]: moved.timers[act.input.timer] ?? null } };
  const end = hasEnded(spine) ? closeCase(act, spine) : null;
  return told({
    type: "case/timer-fired",
    spine: end?.spine ?? spine,
    patch: end ? { set: end.set } : {},
    facts: { timer: act.input.timer },
  });
}

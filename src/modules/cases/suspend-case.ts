import { workingDaysBetween } from "../../core/calendar/index.ts";
import { type Decision, liveClocks, resumeClock, startClock, stopClock, TIMER_CLOCK, timersOf } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { metClocks } from "./domain/limits.ts";
import { told } from "./domain/moves.ts";
import { workedIn } from "./domain/own.ts";
import type { CaseCommandInput } from "./shared.ts";

/** Clocks that stand still while a special procedure runs. */
const STOPPED = new Set(["statutory", "promise", "step", TIMER_CLOCK]);

/**
 * 特别程序: hearing, inspection, expert review … The clocks stop for the days told, and only when the applicant was told in writing
 * (行政许可法 45; the command can't be given without `noticed`).
 */
export function suspendCase(act: CaseAct<CaseCommandInput<"suspend">>): Decision {
  const { own, input, context, matter, task } = act;
  const allowed = context.item.package.specialProcedures.find((procedure) => procedure.kind === input.kind);
  if (!allowed) return refuse("cases/special-not-allowed");
  if (usedBefore(act) + input.days > allowed.maximum) return refuse("cases/special-too-long", { maximum: String(allowed.maximum) });
  const exclusion = { kind: input.kind, noticed: context.today, told: input.days, reason: allowed.ground };
  const stopped = liveClocks(matter.state)
    .filter((clock) => STOPPED.has(clock.kind) && clock.state === "running")
    .map((clock) => stopClock(clock, exclusion, context.calendar));
  const special = startClock(
    {
      id: `special:${own.special.length + 1}`,
      kind: "special",
      start: context.today,
      startRule: "special-noticed",
      term: { amount: input.days, unit: "workday" },
    },
    context.calendar,
  );
  const tasks = stopped.flatMap((clock) => withDue(act, clock.visit, clock.due));
  return told({
    type: "case/suspended",
    spine: { clocks: [...stopped, special], tasks },
    patch: {
      set: {
        state: "suspended",
        ...(task ? { worked: workedIn(own, task.visit) } : {}),
        special: [
          ...own.special,
          { kind: input.kind, name: allowed.name, days: input.days, noticed: context.today, since: context.at.toISOString(), ended: null },
        ],
      },
    },
    facts: { node: task?.node, kind: input.kind, name: allowed.name, days: input.days, due: special.due },
    personal: { reason: input.reason },
  });
}

/** Working days that earlier procedures of the same kind took: the item's maximum is that of the case, not of each notice (annexes §8.1 P08). */
function usedBefore({ own, input, context }: CaseAct<CaseCommandInput<"suspend">>): number {
  const used = own.special
    .filter((procedure) => procedure.kind === input.kind)
    .map(({ days, noticed, ended }) => Math.min(days, workingDaysBetween(context.calendar, noticed, ended ?? context.today).days));
  return used.reduce((sum, days) => sum + days, 0);
}

/** The special procedure has ended; the clocks go on, less the days used (annexes §6.2 rule 4). */
export function resumeCase(act: CaseAct<CaseCommandInput<"resume">>): Decision {
  const { own, input, context, matter, task } = act;
  const resumed = liveClocks(matter.state)
    .filter((clock) => clock.state === "stopped")
    .map((clock) => resumeClock(clock, context.today, context.calendar));
  const special = own.special.map((procedure) => (procedure.ended === null ? { ...procedure, ended: context.today } : procedure));
  return told({
    type: "case/resumed",
    spine: {
      clocks: [...resumed, ...metClocks(act, "special")],
      tasks: resumed.flatMap((clock) => withDue(act, clock.visit, clock.due)),
      timers: { ...withoutPause(act), ...timersOf(resumed, context.calendar) },
    },
    patch: { set: { state: "accepted", special } },
    facts: { node: task?.node },
    personal: { opinion: input.note },
  });
}

/** Timers that name an instant stood with the clocks and keep what was left of them; those that run by the calendar follow their clocks. */
function withoutPause({ matter, own, context }: CaseAct<unknown>): Record<string, string> {
  const since = own.special.find((procedure) => procedure.ended === null)?.since;
  if (since === undefined) return {};
  const paused = context.at.getTime() - new Date(since).getTime();
  return Object.fromEntries(
    Object.entries(matter.state.timers).map(([id, at]) => [id, new Date(new Date(at).getTime() + paused).toISOString()]),
  );
}

/** The to-do list orders by the step's due day, so it moves with the clock. */
function withDue(act: CaseAct<unknown>, visit: string | null, due: string) {
  const task = visit ? act.matter.state.tasks[visit] : undefined;
  return task && task.closedAt === null ? [{ ...task, due }] : [];
}

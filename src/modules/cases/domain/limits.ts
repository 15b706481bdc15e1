import { daysBetween, type LocalDate } from "../../../core/calendar/index.ts";
import type { StepSettings } from "../../../core/process/index.ts";
import {
  dropClock,
  limitClock,
  liveClocks,
  type MatterClock,
  meetClock,
  nodeOf,
  openTasks,
  overFrom,
  startClock,
  stepClock,
  type Task,
} from "../../matters/index.ts";
import type { CaseAct, CaseContext } from "./context.ts";

/** 行政许可法 32: an answer within five working days, else the application counts as accepted. */
const RECEIPT_DAYS = 5;
/** 行政许可法 44: issued and delivered within ten working days of the decision. */
const DELIVERY_DAYS = 10;

export function receiptClock(context: CaseContext, round: number): MatterClock {
  return startClock(
    {
      id: `receipt:${round}`,
      kind: "receipt",
      start: context.today,
      startRule: "received",
      term: { amount: RECEIPT_DAYS, unit: "workday" },
    },
    context.calendar,
  );
}

/** The two clocks of a case, from the day of acceptance (行政许可法 42; 承诺期限). A 联办件 has one for all its departments. */
export function caseClocks(context: CaseContext, acceptedOn: LocalDate): MatterClock[] {
  const { statutory, promise } = context.item.package;
  const clock = (kind: "statutory" | "promise", term: typeof statutory) =>
    startClock({ id: kind, kind, start: acceptedOn, startRule: "accepted", term }, context.calendar);
  return [clock("statutory", statutory), clock("promise", promise)];
}

export function supplementClock(context: CaseContext, round: number): MatterClock {
  const term = { amount: context.item.package.supplementDays, unit: "day" } as const;
  return startClock(
    { id: `supplement:${round}`, kind: "supplement", start: context.today, startRule: "supplement-asked", term },
    context.calendar,
  );
}

/**
 * 补办件: a clock for each day by which open materials were told to come, so that it is watched and nobody forgets them (annexes §5, §8.1 T08). A
 * day of rest moves to the next working day.
 */
export function deferredClocks(context: CaseContext, days: readonly LocalDate[]): MatterClock[] {
  return [...new Set(days)].map((by) =>
    startClock(
      {
        id: `${DEFERRED}:${by}`,
        kind: DEFERRED,
        start: context.today,
        startRule: "deferred-told",
        term: { amount: daysBetween(context.today, by), unit: "day" },
      },
      context.calendar,
    ),
  );
}

/** The day by which something may still come after the law took the application as accepted: the applicant's own term, from today. */
export function supplyDay(context: CaseContext): LocalDate {
  return supplementClock(context, 0).due;
}

/** The last day for what was told to come by a day. */
export function lastDayFor(by: LocalDate, { matter }: Pick<CaseAct<unknown>, "matter">): LocalDate {
  return matter.state.clocks[`${DEFERRED}:${by}`]?.due ?? by;
}

/** Clocks of days by which nothing is open any more, as met; all of them as dropped where nothing is waited for any longer. */
export function settledDeferred(
  act: Pick<CaseAct<unknown>, "matter" | "context">,
  open: readonly LocalDate[] | "none-awaited",
): MatterClock[] {
  const live = liveClocks(act.matter.state).filter((clock) => clock.kind === DEFERRED);
  if (open === "none-awaited") return live.map((clock) => dropClock(clock, act.context.today));
  const awaited = new Set(open.map((by) => `${DEFERRED}:${by}`));
  return live.filter((clock) => !awaited.has(clock.id)).map((clock) => meetClock(clock, act.context.today));
}

const DEFERRED = "deferred";

export function deliveryClock(context: CaseContext): MatterClock {
  return startClock(
    { id: "delivery", kind: "delivery", start: context.today, startRule: "decided", term: { amount: DELIVERY_DAYS, unit: "workday" } },
    context.calendar,
  );
}

/** 公示: its days are a period to wait for, not a limit to keep. */
export function limitKind(step: Pick<StepSettings, "role">): string {
  return step.role === "publicise" ? "publicity" : "step";
}

/** Why a 公示 can't be closed yet: it has to stand its whole period, to the close of business of its last day. */
export function publicityRuns(
  { state }: CaseAct<unknown>["matter"],
  task: Pick<Task, "role" | "visit"> | null,
  { at, calendar }: Pick<CaseContext, "at" | "calendar">,
): string | null {
  if (task?.role !== "publicise") return null;
  const clock = state.clocks[stepClock(task.visit)];
  // Versions published before the check asked for its days: for how long it stands nobody can say, so nobody closes it.
  if (!clock) return "cases/publicity-without-days";
  return clock.endedOn === null && at < overFrom(clock, calendar) ? "cases/publicity-runs" : null;
}

/** Live clocks of the kinds named, ended as met today. */
export function metClocks(act: Pick<CaseAct<unknown>, "matter" | "context">, ...kinds: string[]): MatterClock[] {
  return liveClocks(act.matter.state)
    .filter((clock) => kinds.includes(clock.kind))
    .map((clock) => meetClock(clock, act.context.today));
}

/** The limit of the step itself, as met: while the applicant corrects, the counter has nothing to do. */
export function metStep({ matter, task, context }: Pick<CaseAct<unknown>, "matter" | "task" | "context">): MatterClock[] {
  const clock = task ? matter.state.clocks[stepClock(task.visit)] : undefined;
  return clock && clock.endedOn === null ? [meetClock(clock, context.today)] : [];
}

function stepOf({ item }: CaseContext, node: string): StepSettings {
  const { step } = nodeOf(item.process, node);
  if (!step) throw new Error(`a task waits at ${node}, which is no step`);
  return step;
}

/** The corrections have come: the counter's own limit begins anew, as that of the law does. */
export function receivedAgain({ matter, context }: Pick<CaseAct<unknown>, "matter" | "context">): { clocks: MatterClock[]; tasks: Task[] } {
  const waiting = openTasks(matter.state).filter((task) => task.role === "receive");
  const limits = waiting.map((task) => limitClock(task.visit, stepOf(context, task.node), context));
  return {
    clocks: limits.filter((clock) => clock !== null),
    tasks: waiting.map((task, index) => ({ ...task, due: limits[index]?.due ?? null })),
  };
}

/**
 * Day 0 of an acceptance that is written today: the day on which all supplements came (annexes §6.2 rule 6); the day of receipt when the five
 * working days have passed without a word, because the law took it as accepted then (行政许可法 32); else today.
 */
export function acceptanceDay(act: Pick<CaseAct<unknown>, "matter" | "own" | "context">): LocalDate {
  const receipt = liveReceipt(act);
  return receipt && (act.own.supplements > 0 || isDeemedByNow(act)) ? receipt.input.start : act.context.today;
}

/** Whether the law has accepted the application already, though nothing was written yet: it can be neither refused nor sent back any more. */
export function isDeemedByNow(act: Pick<CaseAct<unknown>, "matter" | "context">): boolean {
  const receipt = liveReceipt(act);
  return receipt !== undefined && act.context.today > receipt.due;
}

function liveReceipt({ matter }: Pick<CaseAct<unknown>, "matter">): MatterClock | undefined {
  return liveClocks(matter.state).find((clock) => clock.kind === "receipt");
}

/** Whether an application may be refused: at once while nothing is awaited, after the applicant's term where corrections are. */
export function mayRefuse(state: CaseAct<unknown>["matter"]["state"], today: LocalDate): boolean {
  const awaited = liveClocks(state).find((clock) => clock.kind === "supplement");
  return state.own.state !== "awaiting-supplement" || awaited === undefined || today > awaited.due;
}

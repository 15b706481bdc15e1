import { type Outcome, type Signal, type StepRole, type StepSettings, signal, startProcess } from "../../../core/process/index.ts";
import { evaluate } from "../../../core/rules/index.ts";
import {
  dropClock,
  followProcess,
  liveClocks,
  type MatterClock,
  type MatterState,
  meetClock,
  type SpineData,
  startClock,
} from "../../matters/index.ts";
import type { QuestionState } from "../shared.ts";
import type { QuestionAct, QuestionContext } from "./context.ts";
import type { QuestionOwn } from "./own.ts";

export type Spine = Required<Omit<SpineData, "ended">>;

/** What the drawing's gateways ask. */
interface Answers {
  known: boolean;
  moved: boolean;
}

/** Starts the process of a new question: with the department at once where it is known, else in the routing office. */
export function begin(own: QuestionOwn, known: boolean, context: QuestionContext): Spine {
  const outcome = startProcess(context.process, { variables: variablesOf(own, { known, moved: false }), evaluate });
  return follow(outcome, { process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own }, own, context);
}

/** Sends a signal into the question's process; `own` is the question as it will be. */
export function move(act: Pick<QuestionAct<unknown>, "matter" | "context">, sent: Signal, own: QuestionOwn, moved = false): Spine {
  const { process } = act.matter.state;
  if (!process) throw new Error("a question always has a process");
  const outcome = signal(act.context.process, process, sent, { variables: variablesOf(own, { known: true, moved }), evaluate });
  return follow(outcome, act.matter.state, own, act.context);
}

function variablesOf(own: QuestionOwn, answers: Answers) {
  return { question: { ...answers, consent: own.consent } };
}

function follow(outcome: Outcome, state: MatterState<QuestionOwn>, own: QuestionOwn, context: QuestionContext): Spine {
  // The act's table and the drawing are proven to fit; the engine refusing here is a bug, not something people cause.
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return followProcess(state, outcome.events, {
    process: context.process,
    calendar: context.calendar,
    at: context.at,
    today: context.today,
    orgOf: (step) => orgOfStep(step, own, context.region),
    by: context.actor.kind === "person" ? context.actor.id : null,
  });
}

function orgOfStep(step: StepSettings, own: QuestionOwn, region: string): string {
  const unit = /^unit:(.+)$/.exec(step.org ?? "")?.[1];
  if (unit === undefined) return own.department;
  return unit.length === 2 ? `${region}${unit}` : unit;
}

/** The office that routes: where the drawing's first step waits. */
export function routingOffice({ process, region }: Pick<QuestionContext, "process" | "region">): string {
  const step = process.nodes.find((node) => node.step?.role === "receive")?.step;
  if (!step) throw new Error(`the process ${process.id} has no routing step`);
  return orgOfStep(step, { department: region } as QuestionOwn, region); // only the department is read
}

const STATE_AT: Partial<Record<StepRole, QuestionState>> = { receive: "routing", reply: "answering", publicise: "answered" };

/** Where a question stands once these steps are open; null when none is. */
export function stateAt(spine: Spine): QuestionState | null {
  const open = spine.tasks.find((task) => task.closedAt === null);
  return open ? (STATE_AT[open.role as StepRole] ?? null) : null; // roles come from the compiled process
}

export function answerClock(context: QuestionContext): MatterClock {
  const term = { amount: context.settings.answerDays, unit: "workday" } as const;
  return startClock({ id: "answer", kind: "answer", start: context.today, startRule: "asked", term }, context.calendar);
}

/** The answer's limit, ended: met by an answer, dropped when there will be none. */
export function endedAnswerClock(act: Pick<QuestionAct<unknown>, "matter" | "context">, how: "met" | "dropped"): MatterClock[] {
  const end = how === "met" ? meetClock : dropClock;
  return liveClocks(act.matter.state)
    .filter((clock) => clock.kind === "answer")
    .map((clock) => end(clock, act.context.today));
}

export function withClocks(spine: Spine, clocks: readonly MatterClock[]): Spine {
  return { ...spine, clocks: [...spine.clocks, ...clocks] };
}

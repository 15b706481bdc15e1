import { type EngineContext, type ProcessEvent, type ProcessState, signal } from "../../../../core/process/index.ts";
import { followProcess, type SpineData } from "../../../matters/index.ts";
import type { BallotFact } from "../ballot-fact.ts";
import { orgOfStep, refuse } from "../context.ts";
import { limitKind } from "../limits.ts";
import type { CopyFact } from "../own.ts";
import { type Assigned, type Assigning, assignStep, type PassReason } from "./assign-step.ts";
import { couldChoose } from "./choices.ts";
import { copiesOf } from "./copies.ts";

/** A step passed by itself (自动通过), as the event tells it. */
export interface PassFact {
  node: string;
  visit: string;
  reason: PassReason;
  agree: boolean;
}

/** What a signal made happen: the spine's data, steps that passed by themselves, choices made, and what supervision is to be told of. */
export type Moved = Required<Omit<SpineData, "ended">> & {
  passes?: PassFact[];
  chosen?: Readonly<Record<string, readonly string[]>>;
  copied?: Readonly<Record<string, CopyFact>>;
  attention?: { node: string; visit: string; reason: string }[];
  ballot?: BallotFact;
};

export interface Moving extends Omit<Assigning, "passed" | "kept"> {
  /** Whether whoever acts can be asked to choose the person of a step that begins now. */
  asks: boolean;
}

/** More steps than any process passes in one go; what would pass after them is done by somebody. */
const MOST_PASSES = 60;

/**
 * Gives every step that was entered to its people, and passes those that pass by themselves: each as a signal of its own, within the same
 * command. A pass never ends a case that nobody has decided.
 */
export function followPeople(moving: Moving, outcome: { events: ProcessEvent[]; state: ProcessState }, engine: EngineContext) {
  const { context } = moving;
  const { process } = context.item;
  const passes: PassFact[] = [];
  const passed = new Set<string>();
  const kept = new Set<string>();
  let { events, state } = outcome;
  for (;;) {
    const wishes: PassFact[] = [];
    const spine = followProcess(moving.state, events, {
      process,
      calendar: context.calendar,
      at: context.at,
      today: context.today,
      orgOf: (step) => orgOfStep(step, moving.own, context),
      limitKind,
      by: context.actor.kind === "person" ? context.actor.id : null,
      passed,
      assign(entered) {
        const { task, pass }: Assigned = assignStep({ ...moving, passed, kept }, entered);
        if (pass && !passed.has(task.visit)) wishes.push({ node: task.node, visit: task.visit, ...pass });
        return task;
      },
    });
    const wish = wishes.find(({ visit }) => state.visits[visit]?.status === "open");
    if (!wish) return unchosen(moving, spine) ?? { ...spine, ...factsOf(spine, passes), ...copied(moving, events, state, spine) };
    const done = passes.length < MOST_PASSES ? pass(moving, state, wish, engine) : null;
    if (!done) {
      kept.add(wish.visit);
      continue;
    }
    passed.add(wish.visit);
    passes.push(wish);
    events = [...events, ...done.events];
    state = done.state;
  }
}

function pass({ own, context }: Moving, state: ProcessState, { visit, agree }: PassFact, engine: EngineContext) {
  const sent = state.visits[visit]?.member
    ? ({ kind: "vote", visit, agree } as const)
    : ({ kind: "complete", visit, skipped: true } as const);
  const outcome = signal(context.item.process, state, sent, engine);
  if (!outcome.ok) return null;
  const ends = outcome.events.some((event) => event.type === "process-ended");
  return ends && own.outcome === null ? null : outcome;
}

type Spine = Required<Omit<SpineData, "ended">>;

/** 上一步自选、发起人自选: whoever is the last to be able to names the person of a step that begins, or the act is refused. */
function unchosen({ asks, chosen, own, state, context }: Moving, spine: Spine) {
  if (!asks) return null;
  const waiting = spine.tasks.find((task) => {
    const step = context.item.process.nodes.find((node) => node.id === task.node)?.step;
    return task.closedAt === null && task.handedUp && step && !chosen[task.node] && couldChoose({ own, matter: { state }, context }, step);
  });
  return waiting ? refuse("cases/choose-person", { node: waiting.node, step: waiting.name }) : null;
}

/** Only steps of the signal: what the visit stood for that was left is looked up in the state after it. */
function copied(moving: Moving, events: ProcessEvent[], state: ProcessState, spine: Spine): Pick<Moved, "copied"> {
  const changed = new Map(spine.tasks.map((task) => [task.visit, task]));
  const tasks = [...Object.values(moving.state.tasks).filter(({ visit }) => !changed.has(visit)), ...spine.tasks];
  const nodeOf = (visit: string) => {
    const left = state.visits[visit] ?? moving.state.process?.visits[visit];
    return left?.member ? undefined : left?.node;
  };
  const copies = copiesOf(events, { own: moving.own, context: moving.context, tasks }, nodeOf);
  return Object.keys(copies).length > 0 ? { copied: copies } : {};
}

function factsOf(spine: Spine, passes: PassFact[]): Pick<Moved, "passes" | "attention"> {
  const attention = spine.tasks.flatMap(({ node, visit, closedAt, handedUp }) =>
    closedAt === null && handedUp ? [{ node, visit, reason: handedUp.reason }] : [],
  );
  return { ...(passes.length > 0 ? { passes } : {}), ...(attention.length > 0 ? { attention } : {}) };
}

import type { StepRole } from "../../../core/process/index.ts";
import { type Actor, can } from "../../identity/shared.ts";
import { type Matter, openTasks, type Refusal, type Task } from "../../matters/index.ts";
import { ACTS, type Act, type Doer, refusalOf } from "./acts.ts";
import { refuse } from "./context.ts";
import type { CaseOwn } from "./own.ts";
import { taskOfDocument } from "./papers.ts";
import { starterOf } from "./people/starter.ts";
import { isPlaced, taskFor } from "./rights.ts";
import { isAsker } from "./signers.ts";

/** `managed`: by the process manager, whom the acts that a step offers its holder don't bind. */
export type Chosen = { ok: true; task: Task | null; managed?: true } | Refusal;

interface Asked {
  actor: Actor;
  act: Act;
  matter: Matter<CaseOwn>;
  visit: string | undefined;
}

/** Who may do an act, and at which of the open steps. Deny by default. */
export function chooseTask(actor: Actor, act: Act, matter: Matter<CaseOwn>, visit: string | undefined): Chosen {
  return BY[ACTS[act].by]({ actor, act, matter, visit });
}

const BY: Record<Doer, (asked: Asked) => Chosen> = {
  task({ actor, act, matter, visit }) {
    const held = taskFor(actor, act, matter.state, visit);
    if (held.ok) return held;
    if (act === "transfer") return managedTask(actor, matter, visit) ?? held;
    // Whoever waits for signers may still send the case back (驳回 while a 加签 is pending).
    return act === "return" ? (askersTask({ actor, act, matter, visit }) ?? held) : held;
  },
  asker: (asked) => askersTask(asked) ?? refuse("cases/no-signers"),
  applicant: (asked) => (isForApplicant(asked) ? inState(asked) : refuse("cases/not-allowed")),
  manager(asked) {
    if (!manages(asked.actor, asked.matter)) return refuse("cases/not-allowed");
    return ACTS[asked.act].roles === null ? inState(asked) : atStep(asked);
  },
  before({ actor, act, matter, visit }) {
    const task = visit === undefined ? undefined : matter.state.tasks[visit];
    if (!task || !hasDone(actor, task)) return refuse("cases/not-yours-to-recall");
    const refused = reasonAt(act, matter, task);
    return refused ? refuse(refused) : { ok: true, task };
  },
  document: ({ actor, matter, visit }) => ({ ok: true, task: taskOfDocument(actor, matter.state, visit) }),
  waiting: (asked) => (waitsFor(asked.actor, asked.matter) ? inState(asked) : refuse("cases/not-allowed")),
};

function inState({ act, matter: { state } }: Asked): Chosen {
  return ACTS[act].states.includes(state.own.state) ? { ok: true, task: null } : refuse(`cases/not-while-${state.own.state}`);
}

/** An open step the manager names, whoever holds it. */
function atStep({ act, matter, visit }: Asked): Chosen {
  const task = openTasks(matter.state).find((open) => open.visit === visit);
  if (!task) return refuse("cases/no-such-task");
  const refused = reasonAt(act, matter, task);
  return refused ? refuse(refused) : { ok: true, task, managed: true };
}

export function reasonAt(act: Act, { state }: Matter<CaseOwn>, task: Task): string | null {
  return refusalOf(act, { state: state.own.state, kind: state.own.item.kind, role: task.role as StepRole }); // roles come from the compiled process
}

function isForApplicant({ actor, matter }: Asked): boolean {
  return actor.kind === "citizen" ? actor.id === matter.id : can(actor, "case.intake", { org: matter.state.own.window });
}

export function manages(actor: Actor, { state }: Matter<CaseOwn>): boolean {
  return can(actor, "case.manage", { org: state.own.item.department });
}

/** Whether they did the step themselves and still hold its post. */
export function hasDone(actor: Actor, task: Task): boolean {
  return actor.kind === "person" && task.closedAt !== null && task.closedBy === actor.id && isPlaced(actor, task);
}

/** Those who wait for a case and may press for it (催办): its window, who took it in hand first, its manager. */
export function waitsFor(actor: Actor, matter: Matter<CaseOwn>): boolean {
  if (actor.kind !== "person") return false;
  return can(actor, "case.intake", { org: matter.state.own.window }) || manages(actor, matter) || isStarter(actor.id, matter);
}

/** 发起人: whoever finished the first step of the case. */
function isStarter(person: string, { state }: Matter<CaseOwn>): boolean {
  return starterOf(Object.values(state.tasks)) === person;
}

/** The step of somebody who waits for those they brought in. */
function askersTask({ actor, act, matter, visit }: Asked): Chosen | null {
  const task = openTasks(matter.state).find((open) => (visit === undefined || open.visit === visit) && isAsker(actor, open));
  if (!task) return null;
  const refused = reasonAt(act, matter, task);
  return refused ? refuse(refused) : { ok: true, task };
}

/** The process manager may hand on any open step, so that one whose holder has left isn't stuck. */
function managedTask(actor: Actor, matter: Matter<CaseOwn>, visit: string | undefined): Chosen | null {
  const task = openTasks(matter.state).find((open) => open.visit === visit);
  return task && manages(actor, matter) ? { ok: true, task, managed: true } : null;
}

import { type Decision, type MatterClock, stepClock, type Task } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { stepTasks } from "./domain/side-tasks.ts";

/**
 * The applicant's term has passed – for corrections (补正), or for what was to follow (容缺后补) – and nothing came. Nothing is refused by
 * that: it is put before the officers who have the case, for them to say what follows (annexes §6.1).
 */
export function expireTerm({ matter, own, input, context }: CaseAct<{ clock: string }>): Decision {
  const clock = matter.state.clocks[input.clock];
  const awaited = clock?.kind === "supplement" || clock?.kind === "deferred";
  if (!awaited || clock.state !== "running" || context.today <= clock.due) return refuse("cases/term-not-over");
  if (own.expired?.includes(clock.id)) return refuse("cases/done-before");
  const waiting = stepTasks(matter.state);
  return told({
    type: "case/term-expired",
    // It comes up in their lists now.
    spine: { tasks: waiting.flatMap((task) => dueNow(task, clock.due)) },
    patch: { set: { expired: [...(own.expired ?? []), clock.id] } },
    facts: { kind: clock.kind, due: clock.due, holders: waiting.map(({ visit, org, post, assignee }) => ({ visit, org, post, assignee })) },
  });
}

function dueNow(task: Task, due: string): Task[] {
  return task.due === null || task.due > due ? [{ ...task, due }] : [];
}

/** What came late has come: tasks that stood in the lists because of it stand there by their own limits again. */
export function dueAgain({ matter: { state } }: Pick<CaseAct<unknown>, "matter">, met: readonly MatterClock[]): Task[] {
  const still = Object.values(state.clocks).filter(
    ({ id, state: now }) => state.own.expired?.includes(id) && now === "running" && met.every((clock) => clock.id !== id),
  );
  const past = new Set(met.filter(({ id }) => state.own.expired?.includes(id)).map(({ due }) => due));
  return stepTasks(state).flatMap((task) => {
    if (task.due === null || !past.has(task.due)) return [];
    const dues = [state.clocks[stepClock(task.visit)]?.due ?? null, ...still.map(({ due }) => due)].filter((due) => due !== null);
    const due = dues.sort()[0] ?? null;
    return due === task.due ? [] : [{ ...task, due }];
  });
}

import { type MatterState, openTasks, type SpineData, type Task } from "../../matters/index.ts";

/** Tasks beside the process: a question put to a colleague (沟通), a request to extend (延期). No token waits for them, and the case goes on. */
export const SIDE_ROLES = ["question", "extension"] as const;
export type SideRole = (typeof SIDE_ROLES)[number];

export function isSideTask({ role }: Pick<Task, "role">): boolean {
  return (SIDE_ROLES as readonly string[]).includes(role);
}

/** The open tasks of the process itself. */
export function stepTasks(state: MatterState<unknown>): Task[] {
  return openTasks(state).filter((task) => !isSideTask(task));
}

/** A new side task of a step; its visit says whose step it is about. */
export function sideTask(
  role: SideRole,
  about: Task,
  state: MatterState<unknown>,
  rest: Pick<Task, "name" | "org" | "post" | "assignee" | "openedAt">,
): Task {
  const count = Object.values(state.tasks).filter((task) => task.role === role).length;
  const closed = { due: null, closedAt: null, closedBy: null };
  return { visit: `${role}:${count + 1}:${about.visit}`, node: about.node, role, ...rest, ...closed };
}

/** The visit of the step that a side task is about. */
export function aboutVisit(visit: string): string {
  return visit.split(":").slice(2).join(":");
}

/** Side tasks that no longer matter after an event: their step is closed, or the case has ended or been decided. */
export function mootTasks(state: MatterState<unknown>, spine: SpineData, over: boolean, at: string): Task[] {
  const closed = new Set((spine.tasks ?? []).filter((task) => task.closedAt !== null).map((task) => task.visit));
  return openTasks(state)
    .filter((task) => isSideTask(task) && !closed.has(task.visit))
    .filter((task) => over || (task.role === "question" && closed.has(aboutVisit(task.visit))))
    .map((task) => ({ ...task, closedAt: at }));
}

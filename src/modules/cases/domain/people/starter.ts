import type { Task } from "../../../matters/index.ts";
import { isSideTask } from "../side-tasks.ts";

/** 发起人: the member of staff who took the application in hand, that is finished the first step of the case; null as long as nobody has. */
export function starterOf(tasks: readonly Task[]): string | null {
  const done = tasks.filter((task) => task.closedAt !== null && task.closedBy !== null && !isSideTask(task));
  const [first] = done.sort((one, other) => ((one.closedAt ?? "") < (other.closedAt ?? "") ? -1 : 1));
  return first?.closedBy ?? null;
}

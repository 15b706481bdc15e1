import type { ItemInForce } from "../catalogue/index.ts";
import type { Org } from "../identity/shared.ts";
import { type MatterClock, type MatterState, openTasks } from "../matters/index.ts";
import type { ClockName } from "./clock-view.ts";
import type { CaseOwn } from "./domain/own.ts";

/** Names for the clocks of a case, so that no two that run at once are called the same. */
export function clockNames(
  { tasks, own, ...state }: MatterState<CaseOwn>,
  item: ItemInForce,
  byCode: ReadonlyMap<string, Org>,
): (clock: MatterClock) => ClockName {
  const open = openTasks({ tasks, own, ...state });
  return (clock) => {
    if (clock.visit !== null) {
      const task = tasks[clock.visit];
      const twins = open.filter((other) => other.name === task?.name).length > 1;
      return task ? { stepName: task.name, ...(twins ? { about: byCode.get(task.org)?.shortName ?? task.org } : {}) } : {};
    }
    if (clock.kind === "special") return about(own.special[Number(clock.id.split(":")[1]) - 1]?.name);
    if (clock.kind === "deferred") return about(awaitedBy(clock.id.slice("deferred:".length), own, item));
    return {};
  };
}

function about(text: string | undefined): ClockName {
  return text ? { about: text } : {};
}

function awaitedBy(day: string, { materials }: CaseOwn, item: ItemInForce): string {
  return item.package.materials
    .filter(({ code }) => materials[code]?.later === day)
    .map(({ name }) => name)
    .join("、");
}

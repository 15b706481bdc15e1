import type { CompiledProcess } from "../../../core/process/index.ts";
import type { Actor } from "../../identity/shared.ts";
import type { MatterState, Task } from "../../matters/index.ts";
import type { Act } from "./acts.ts";

/** Acts that say what becomes of the case; handing on, returning and stopping are open to everybody whose step it is. */
const SAYING: ReadonlySet<Act> = new Set<Act>(["agree", "disagree", "decide", "settle"]);

/**
 * 不相容岗位: a step whose supervision points ask for another person (同一人) isn't done by somebody who has done an earlier step of the same case
 * (七(四)4). They hand it on. Steps without the point are flagged by supervision's rule only: in a small office one person may have to do both.
 */
export function isSamePerson(act: Act, state: MatterState<unknown>, task: Task | null, actor: Actor, process: CompiledProcess): boolean {
  if (!task || actor.kind !== "person" || !SAYING.has(act)) return false;
  const points = process.nodes.find((node) => node.id === task.node)?.step?.points ?? [];
  if (!points.some(({ kind }) => kind === "same-person")) return false;
  return Object.values(state.tasks).some((other) => other.closedBy === actor.id && other.node !== task.node);
}

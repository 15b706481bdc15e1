import { flowOf, nodeOf } from "./process-index.ts";
import { answer, correlationText, emit, nextId, type Run, visitOf } from "./run.ts";
import { isTime } from "./timer-text.ts";
import type { ProcessNode, TimerRule } from "./types.ts";

/** Arms everything a visit waits for. Every entry arms anew, so a step that comes back after a return has its clock again. */
export function armVisit(run: Run, node: ProcessNode, visit: string, isMember: boolean): void {
  // events on the border belong to the whole step, not to each of its members
  if (!isMember) for (const boundary of run.index.boundaries.get(node.id) ?? []) armTrigger(run, boundary, visit);
  if (node.multi && !isMember) return;
  if (node.kind === "catch" || node.kind === "receive") armTrigger(run, node, visit);
  if (node.kind !== "event-based") return;
  for (const flow of node.outgoing) armTrigger(run, nodeOf(run.index, flowOf(run.index, flow).target), visit);
}

/** Arms one timer or message; errors are thrown, not waited for. */
export function armTrigger(run: Run, node: ProcessNode, visit: string, repeat = 0): void {
  const scope = visitOf(run.state, visit).scope;
  if (node.trigger?.kind === "message") {
    const { name, correlation } = node.trigger;
    const key = correlation === undefined ? {} : { correlation: correlationText(run, correlation, scope) };
    emit(run, { type: "message-awaited", message: { id: nextId(run, "m"), visit, node: node.id, name, ...key } });
  }
  if (node.trigger?.kind === "timer") {
    const rule = answered(run, node.trigger.timer, scope);
    if (rule) emit(run, { type: "timer-armed", timer: { id: nextId(run, "t"), visit, node: node.id, rule, repeat } });
    else emit(run, { type: "attention-needed", reason: "bad-timer", visit, node: node.id });
  }
}

/** A rule with its expression answered, or undefined when the answer is no time. */
function answered(run: Run, rule: TimerRule, scope: string): TimerRule | undefined {
  if (rule.kind === "limit" || !rule.expression) return rule;
  const value = answer(run, rule.value, scope);
  return typeof value === "string" && isTime(rule.kind, value) ? { ...rule, value, expression: false } : undefined;
}

/** How often a cycle may still fire again after `repeat` firings: `R3/P1D` fires three times, `R/P1D` for ever. */
export function firesAgain(rule: TimerRule, repeat: number): boolean {
  if (rule.kind !== "cycle") return false;
  const times = /^R(\d*)\//.exec(rule.value)?.[1];
  return times === undefined || times === "" || repeat + 1 < Number(times);
}

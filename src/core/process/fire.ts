import { remember } from "./answer.ts";
import { armTrigger, firesAgain } from "./arm.ts";
import { cancelVisit, leaveVisit } from "./close.ts";
import { nodeOf } from "./process-index.ts";
import { emit, type Refusal, type Run, refuse, visitOf } from "./run.ts";
import { openSideWay } from "./split.ts";
import { follow, goOnAfter } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

/** A timer is due. A closed timer is refused: it was closed with the visit it belonged to. */
export function fireTimer(run: Run, id: string): Refusal | undefined {
  const timer = run.state.timers[id];
  if (!timer) return refuse("process/timer-closed", id);
  emit(run, { type: "timer-closed", timer: id, reason: "fired" });
  const node = nodeOf(run.index, timer.node);
  fire(run, node, timer.visit, "timer");
  const again = node.kind === "boundary" && node.interrupting === false && firesAgain(timer.rule, timer.repeat);
  if (again && run.state.visits[timer.visit]?.status === "open") armTrigger(run, node, timer.visit, timer.repeat + 1);
  return undefined;
}

/** A message came in: the oldest visit that waits for this name (and key) gets it. */
export function fireMessage(run: Run, name: string, correlation: string | undefined): Refusal | undefined {
  const fits = (wait: { name: string; correlation?: string }) =>
    wait.name === name && (wait.correlation === undefined || correlation === undefined || wait.correlation === correlation);
  const waiting = Object.values(run.state.messages).filter(fits);
  const message = waiting[0];
  if (!message) return refuse("process/message-not-awaited", name);
  if (correlation === undefined && new Set(waiting.map((wait) => wait.correlation)).size > 1)
    return refuse("process/message-unclear", name);
  emit(run, { type: "message-closed", message: message.id, reason: "fired" });
  const node = nodeOf(run.index, message.node);
  fire(run, node, message.visit, "message");
  // a non-interrupting event hears every message of its name while the step is open
  const hears = node.kind === "boundary" && node.interrupting === false && run.state.visits[message.visit]?.status === "open";
  if (hears) armTrigger(run, node, message.visit);
  return undefined;
}

function fire(run: Run, node: ProcessNode, visitId: string, by: "timer" | "message"): void {
  const visit = visitOf(run.state, visitId);
  remember(run, visit);
  if (node.kind === "boundary") {
    fireBoundary(run, node, visitId);
    return;
  }
  leaveVisit(run, visitId, by);
  if (visit.node === node.id) {
    goOnAfter(run, visit);
    return;
  }
  emit(run, { type: "node-passed", node: visit.node, scope: visit.scope });
  emit(run, { type: "node-passed", node: node.id, scope: visit.scope });
  follow(run, node, visit);
}

function fireBoundary(run: Run, node: ProcessNode, host: string): void {
  const visit = visitOf(run.state, host);
  emit(run, { type: "node-passed", node: node.id, scope: visit.scope });
  if (node.interrupting === false) {
    openSideWay(run, node, visit);
    return;
  }
  cancelVisit(run, host, "interrupted");
  follow(run, node, visit);
}

import { planBack } from "./plan-back.ts";
import { planRecall } from "./plan-recall.ts";
import { indexOf } from "./process-index.ts";
import type { ProcessState, Timer, Visit } from "./state.ts";
import type { CompiledProcess } from "./types.ts";

/** What is open, in the order it was entered: steps of persons and systems, waiting events, sub-processes, multi-instance steps. */
export function openVisits(state: ProcessState): Visit[] {
  return Object.values(state.visits).filter((visit) => visit.status === "open");
}

/** Timers that run, in the order they were armed. When each is due is the caller's to say: the engine has no clock. */
export function openTimers(state: ProcessState): Timer[] {
  return Object.values(state.timers);
}

export interface ReturnTarget {
  node: string;
  name: string;
  allowed: boolean;
  /** `process/…`, when not allowed */
  reason?: string;
  /** the step before this one on the way really gone */
  previous: boolean;
  /** the start: back to the applicant */
  applicant: boolean;
}

/** Where 退回 may go from an open visit: steps already passed and the applicant; those not allowed say why. */
export function returnTargets(process: CompiledProcess, state: ProcessState, visitId: string): ReturnTarget[] {
  const visit = state.visits[visitId];
  if (visit?.status !== "open" || state.status !== "running") return [];
  const index = indexOf(process);
  const entered = new Set(Object.values(state.visits).map((other) => other.node));
  return process.nodes
    .filter((node) => (node.kind === "start" ? node.scope === process.id && entered.size > 0 : isStep(node.kind) && entered.has(node.id)))
    .filter((node) => node.id !== visit.node)
    .map((node) => {
      const wish = { visit: visitId, target: node.id, siblings: process.settings.returnSiblings, after: "rerun", jump: false } as const;
      const plan = planBack(index, state, wish);
      const refused = "ok" in plan ? plan.code : undefined;
      return {
        node: node.id,
        name: node.name,
        allowed: refused === undefined,
        ...(refused === undefined ? {} : { reason: refused }),
        previous: node.id === visit.previous,
        applicant: node.kind === "start",
      };
    });
}

function isStep(kind: string): boolean {
  return kind === "user" || kind === "manual";
}

/** Where 跳转 may go from an open visit: any step of the drawing, passed or not; those not allowed say why. */
export function jumpTargets(
  process: CompiledProcess,
  state: ProcessState,
  visitId: string,
): Omit<ReturnTarget, "previous" | "applicant">[] {
  const visit = state.visits[visitId];
  if (visit?.status !== "open" || state.status !== "running") return [];
  const index = indexOf(process);
  return process.nodes
    .filter((node) => isStep(node.kind) && node.id !== visit.node)
    .map((node) => {
      const plan = planBack(index, state, { visit: visitId, target: node.id, siblings: "cancel", after: "rerun", jump: true });
      const refused = "ok" in plan ? plan.code : undefined;
      return { node: node.id, name: node.name, allowed: refused === undefined, ...(refused === undefined ? {} : { reason: refused }) };
    });
}

/** Whether the handler of a finished visit may take it back (拿回); `acted` names open visits somebody has worked in. */
export function canRecall(
  process: CompiledProcess,
  state: ProcessState,
  visit: string,
  acted: Iterable<string> = [],
): { allowed: true } | { allowed: false; reason: string } {
  const plan = planRecall(indexOf(process), state, visit, new Set(acted));
  return "ok" in plan ? { allowed: false, reason: plan.code } : { allowed: true };
}

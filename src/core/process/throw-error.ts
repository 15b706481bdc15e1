import { cancelVisit } from "./close.ts";
import { emit, type Run, scopeOf, visitOf } from "./run.ts";
import { follow } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

/** Gives an error to the nearest border event that catches it, from the visit outwards. False: nobody catches it. */
export function throwError(run: Run, visit: string, code: string): boolean {
  for (let at: string | null = visit; at !== null; at = outerVisit(run, at)) {
    const catching = catcherOf(run, visitOf(run.state, at).node, code);
    if (!catching || isMemberTask(run, at)) continue;
    const host = visitOf(run.state, at);
    cancelVisit(run, at, "interrupted");
    emit(run, { type: "node-passed", node: catching.id, scope: host.scope });
    follow(run, catching, host);
    return true;
  }
  return false;
}

/** A named code before a catch-all. */
function catcherOf(run: Run, host: string, code: string): ProcessNode | undefined {
  const errors = (run.index.boundaries.get(host) ?? []).filter((node) => node.trigger?.kind === "error");
  const codeOf = (node: ProcessNode) => (node.trigger?.kind === "error" ? node.trigger.code : undefined);
  return errors.find((node) => codeOf(node) === code) ?? errors.find((node) => codeOf(node) === undefined);
}

function outerVisit(run: Run, visit: string): string | null {
  return scopeOf(run.state, visitOf(run.state, visit).scope).visit;
}

/** The border of a multi-instance task belongs to the whole step. */
function isMemberTask(run: Run, visit: string): boolean {
  return visitOf(run.state, visit).member !== undefined;
}

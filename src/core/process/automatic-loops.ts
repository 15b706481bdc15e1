import { groupBy } from "./group-by.ts";
import type { Draft } from "./read-scope.ts";
import type { NodeKind, ProcessFault, ProcessNode } from "./types.ts";

/** Elements where a case rests: a circle without one of them would turn for ever. */
const RESTING = new Set<NodeKind>(["user", "manual", "service", "receive", "event-based", "catch"]);

/** Circles of automatic nodes only. Each node on one is a fault. */
export function automaticLoops(draft: Pick<Draft, "nodes" | "flows" | "scopes">): ProcessFault[] {
  const automatic = automaticNodes(draft);
  const next = groupBy(draft.flows, (flow) => flow.source);
  const circling = draft.nodes.filter((node) => {
    const seen = new Set<string>();
    const work = automatic.has(node.id) ? [node.id] : [];
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      for (const { target } of next.get(id) ?? []) {
        if (target === node.id) return true;
        if (seen.has(target) || !automatic.has(target)) continue;
        seen.add(target);
        work.push(target);
      }
    }
    return false;
  });
  return circling.map((node) => ({ code: "process/automatic-loop", element: node.id, ...(node.name ? { name: node.name } : {}) }));
}

/** Nodes a token can go through without resting; a sub-process when there is such a way through it. */
function automaticNodes(draft: Pick<Draft, "nodes" | "flows" | "scopes">): Set<string> {
  const next = groupBy(draft.flows, (flow) => flow.source);
  const automatic = new Set(draft.nodes.filter(isAutomatic).map((node) => node.id));
  const holders = draft.nodes.filter((node) => node.kind === "sub-process" || node.kind === "call");
  // a sub-process may become automatic once one inside it has
  for (let before = -1; before !== automatic.size; ) {
    before = automatic.size;
    for (const holder of holders) if (holder.multi || runsThrough(holder.id)) automatic.add(holder.id);
  }
  return automatic;

  function runsThrough(scope: string): boolean {
    const seen = new Set<string>();
    const work = draft.scopes.find((one) => one.id === scope)?.starts.slice() ?? [];
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      if (seen.has(id) || !automatic.has(id)) continue;
      seen.add(id);
      const ways = next.get(id) ?? [];
      if (ways.length === 0) return true;
      work.push(...ways.map((flow) => flow.target));
    }
    return false;
  }
}

/** A multi-instance step of a system or sub-process may have no members, and then is gone through at once. */
function isAutomatic(node: ProcessNode): boolean {
  if (node.kind === "user" || node.kind === "manual") return false;
  if (node.kind === "sub-process" || node.kind === "call") return false;
  if (node.multi) return true;
  return !RESTING.has(node.kind) && !(node.kind === "rule" && !node.decision);
}

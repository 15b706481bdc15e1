import type { Drawing } from "../../../core/process/index.ts";

/** Whether a step ends where branches meet: what comes next waits for the others. */
export function meetsOthers(drawing: Drawing, from: string): boolean {
  const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
  const [next, ...more] = drawing.flows.filter(({ source }) => source === from).map(({ target }) => byId.get(target));
  if (!next || more.length > 0) return false;
  return next.kind === "parallel" && drawing.flows.filter(({ target }) => target === next.id).length > 1;
}

/** The steps that can come right after one: through gateways and other nodes nobody acts at. Empty when the end is next. */
export function nextSteps(drawing: Drawing, from: string): string[] {
  const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
  const seen = new Set([from]);
  const found: string[] = [];
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const { target } of drawing.flows.filter(({ source }) => source === at)) {
      if (seen.has(target)) continue;
      seen.add(target);
      const node = byId.get(target);
      if (node?.kind === "user" || node?.kind === "manual" || node?.kind === "receive") found.push(node.name);
      else waiting.push(target);
    }
  }
  return found;
}

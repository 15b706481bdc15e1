import { type Finding, finding } from "./finding.ts";
import { type Graph, graphOf } from "./graph.ts";
import type { CompiledProcess, LimitUnit, ProcessNode } from "./types.ts";

export interface LimitOfItem {
  limit: number;
  unit: LimitUnit;
}

export interface LimitProof {
  findings: Finding[];
  /** the longest way and what its steps add up to, in the unit of the limits given (working days when none is) */
  longest: { sum: number; unit: LimitUnit; nodes: string[] };
}

/** A working day at the counter has eight hours. */
const HOURS_PER_WORKDAY = 8;

/**
 * Adds up the steps' own limits along the longest way and compares with 承诺时限 and 法定时限. Branches that run side by side count
 * once, by the longest; steps outside the limit (特别程序, `counts="false"`) don't count; a loop counts once.
 */
export function proveLimits(process: CompiledProcess, limits: { promise?: LimitOfItem; statute?: LimitOfItem }): LimitProof {
  const unit = (limits.promise ?? limits.statute)?.unit ?? "workday";
  const graph = graphOf(process.nodes, process.flows);
  const memo = new Map<string, Way>();
  const starts = process.scopes.find((scope) => scope.parent === null)?.starts ?? [];
  const longest = starts
    .map((start) => longestFrom({ process, graph, unit, memo }, start, new Set()))
    .reduce(longer, { sum: 0, nodes: [] });
  const findings = process.nodes
    .filter((node) => counted(node) && inUnit(node, unit) === undefined)
    .map((node) => finding("warning", "process/limit-unit-differs", node, node.step?.unit ?? "workday"));
  const last = process.nodes.find((node) => node.id === longest.nodes.at(-1)) ?? { id: process.id, name: process.name };
  const detail = (limit: LimitOfItem) => `${longest.sum} > ${limit.limit} ${limit.unit}`;
  const { promise, statute } = limits;
  if (statute && statute.unit === unit && longest.sum > statute.limit)
    findings.push(finding("error", "process/limits-exceed-statute", last, detail(statute)));
  if (promise && longest.sum > promise.limit) findings.push(finding("warning", "process/limits-exceed-promise", last, detail(promise)));
  return { findings, longest: { sum: longest.sum, unit, nodes: longest.nodes } };
}

interface Way {
  sum: number;
  nodes: string[];
}

interface Walk {
  process: CompiledProcess;
  graph: Graph;
  unit: LimitUnit;
  memo: Map<string, Way>;
}

function longestFrom(walk: Walk, id: string, path: Set<string>): Way {
  const known = walk.memo.get(id);
  if (known) return known;
  const node = walk.graph.nodes.get(id);
  if (!node || path.has(id)) return { sum: 0, nodes: [] };
  path.add(id);
  const rest = (walk.graph.next.get(id) ?? []).map((next) => longestFrom(walk, next, path)).reduce(longer, { sum: 0, nodes: [] });
  const own = ownWay(walk, node);
  path.delete(id);
  const way = { sum: round(own.sum + rest.sum), nodes: [...own.nodes, ...rest.nodes] };
  // inside a circle the answer depends on where it was entered: only then it isn't kept
  if (path.size === 0 || !onCircle(walk, id)) walk.memo.set(id, way);
  return way;
}

function onCircle(walk: Walk, id: string): boolean {
  const seen = new Set<string>();
  const work = [...(walk.graph.next.get(id) ?? [])];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at === id) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    work.push(...(walk.graph.next.get(at) ?? []));
  }
  return false;
}

/** A step's own limit, or the longest way through a sub-process. */
function ownWay(walk: Walk, node: ProcessNode): Way {
  const own = counted(node) ? (inUnit(node, walk.unit) ?? 0) : 0;
  const inner = walk.process.scopes.find((scope) => scope.id === node.id)?.starts ?? [];
  if (own > 0 || inner.length === 0) return { sum: own, nodes: own > 0 ? [node.id] : [] };
  return inner.map((start) => longestFrom(walk, start, new Set())).reduce(longer, { sum: 0, nodes: [] });
}

function counted(node: ProcessNode): boolean {
  return node.step?.limit !== undefined && node.step.counts !== false;
}

function inUnit(node: ProcessNode, unit: LimitUnit): number | undefined {
  const limit = node.step?.limit ?? 0;
  const own = node.step?.unit ?? "workday";
  if (own === unit) return limit;
  if (own === "hour" && unit === "workday") return limit / HOURS_PER_WORKDAY;
  if (own === "workday" && unit === "hour") return limit * HOURS_PER_WORKDAY;
  return undefined;
}

function longer(a: Way, b: Way): Way {
  return b.sum > a.sum ? b : a;
}

function round(sum: number): number {
  return Math.round(sum * 1000) / 1000;
}

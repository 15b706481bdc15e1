import { exploreProcess } from "./explore.ts";
import { type Finding, finding } from "./finding.ts";
import { graphOf, reachableFrom, walkUntil } from "./graph.ts";
import { indexOf, type ProcessIndex } from "./process-index.ts";
import { settingFindings } from "./prove-settings.ts";
import type { CompiledProcess, ProcessNode } from "./types.ts";

/**
 * Proof before publishing. Block-structured drawings are proven by their structure; any other by running the engine through all its
 * states up to a bound, and refused beyond it. No findings: every case can come to its end, and everyone on its way can act.
 */
export function proveProcess(process: CompiledProcess): Finding[] {
  const index = indexOf(process);
  const found = [...process.nodes.flatMap((node) => nodeFindings(index, node)), ...wayFindings(index)];
  const settings = settingFindings(index);
  if (found.some((finding) => finding.severity === "error" && finding.code !== "process/no-person")) return [...found, ...settings];
  return [...found, ...settings, ...(isBlockStructured(index) ? [] : exploreProcess(process))];
}

function nodeFindings(index: ProcessIndex, node: ProcessNode): Finding[] {
  const found: Finding[] = [];
  const { post, org, people } = node.step ?? {};
  if (isPersonStep(node) && !node.multi && !post && !org && !people) found.push(finding("error", "process/no-person", node));
  const choosing = (node.kind === "exclusive" || node.kind === "inclusive") && node.outgoing.length > 1 && node.defaultFlow === undefined;
  const always = node.kind === "inclusive" && node.outgoing.some((id) => index.flows.get(id)?.condition === undefined);
  if (choosing && !always) found.push(finding("warning", "process/no-default", node));
  if (node.outgoing.length === 0 && node.kind !== "end") {
    const reminder = node.kind === "boundary" && node.interrupting === false;
    found.push(reminder ? finding("warning", "process/event-without-effect", node) : finding("error", "process/dead-end", node));
  }
  return found;
}

function isPersonStep(node: ProcessNode): boolean {
  return node.kind === "user" || node.kind === "manual";
}

/** Nodes no case comes to, and nodes from which none comes to an end. */
function wayFindings(index: ProcessIndex): Finding[] {
  const graph = graphOf(index.process.nodes, index.process.flows);
  const reached = new Set<string>();
  for (const start of index.process.scopes.flatMap((scope) => scope.starts)) {
    reached.add(start);
    for (const id of reachableFrom(graph, start)) reached.add(id);
  }
  const lost = index.process.nodes.filter((node) => !reached.has(node.id));
  const endless = index.process.nodes.filter((node) => reached.has(node.id) && !reachesEnd(index, node));
  return [
    ...lost.map((node) => finding("error", "process/unreachable", node)),
    ...endless.map((node) => finding("error", "process/no-way-to-end", node)),
  ];
}

function reachesEnd(index: ProcessIndex, node: ProcessNode): boolean {
  const isEnd = (other: ProcessNode) => other.scope === node.scope && other.outgoing.length === 0;
  return isEnd(node) || index.process.nodes.some((other) => isEnd(other) && index.reaches(node.id, other.id));
}

/** Every split closed by its join, branches apart from each other, side ways apart from the main one. */
export function isBlockStructured(index: ProcessIndex): boolean {
  const graph = graphOf(index.process.nodes, index.process.flows);
  const parallel = index.process.nodes.filter((node) => node.kind === "parallel" || node.kind === "inclusive");
  const splits = parallel.filter((node) => node.outgoing.length > 1);
  const joins = parallel.filter((node) => node.incoming.length > 1);
  if (!splits.every((node) => index.blockOfSplit.has(node.id)) || !joins.every((node) => index.blockOfJoin.has(node.id))) return false;
  const apart = index.process.blocks.every((block) => {
    const branches = (index.nodes.get(block.split)?.outgoing ?? []).map((flow) =>
      walkUntil(graph.next, [index.flows.get(flow)?.target ?? block.join], block.join),
    );
    const all = branches.flatMap((branch) => [...branch]);
    return new Set(all).size === all.length;
  });
  return apart && sideWaysApart(index);
}

function sideWaysApart(index: ProcessIndex): boolean {
  return index.process.nodes.every((node) => {
    if (node.kind !== "boundary" || node.interrupting !== false) return true;
    const host = index.nodes.get(node.attachedTo ?? "");
    const main = (host?.outgoing ?? []).flatMap((flow) => index.flows.get(flow)?.target ?? []);
    return index.process.nodes.every(
      (other) => !index.reaches(node.id, other.id) || !main.some((first) => first === other.id || index.reaches(first, other.id)),
    );
  });
}

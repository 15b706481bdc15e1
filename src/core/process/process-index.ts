import { graphOf, reachableFrom } from "./graph.ts";
import { groupBy } from "./group-by.ts";
import type { CompiledProcess, ProcessBlock, ProcessFlow, ProcessNode, ProcessScope } from "./types.ts";

/** Look-ups over a compiled process, built once per compiled object. */
export interface ProcessIndex {
  process: CompiledProcess;
  nodes: Map<string, ProcessNode>;
  flows: Map<string, ProcessFlow>;
  scopes: Map<string, ProcessScope>;
  /** boundary events by host */
  boundaries: Map<string, ProcessNode[]>;
  blockOfSplit: Map<string, ProcessBlock>;
  blockOfJoin: Map<string, ProcessBlock>;
  reaches(from: string, to: string): boolean;
}

const indexes = new WeakMap<CompiledProcess, ProcessIndex>();

export function indexOf(process: CompiledProcess): ProcessIndex {
  let index = indexes.get(process);
  if (!index) {
    index = build(process);
    indexes.set(process, index);
  }
  return index;
}

export function nodeOf(index: ProcessIndex, id: string): ProcessNode {
  const node = index.nodes.get(id);
  if (!node) throw new Error(`the process has no node ${id}`);
  return node;
}

export function flowOf(index: ProcessIndex, id: string): ProcessFlow {
  const flow = index.flows.get(id);
  if (!flow) throw new Error(`the process has no flow ${id}`);
  return flow;
}

function build(process: CompiledProcess): ProcessIndex {
  const graph = graphOf(process.nodes, process.flows);
  const reach = new Map<string, Set<string>>();
  return {
    process,
    nodes: graph.nodes,
    flows: graph.flows,
    scopes: new Map(process.scopes.map((scope) => [scope.id, scope])),
    boundaries: groupBy(
      process.nodes.filter((node) => node.kind === "boundary"),
      (node) => node.attachedTo ?? "",
    ),
    blockOfSplit: new Map(process.blocks.map((block) => [block.split, block])),
    blockOfJoin: new Map(process.blocks.map((block) => [block.join, block])),
    reaches(from, to) {
      let set = reach.get(from);
      if (!set) {
        set = reachableFrom(graph, from);
        reach.set(from, set);
      }
      return set.has(to);
    },
  };
}

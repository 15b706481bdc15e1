import { layOut, type Placed } from "./draw-layers.ts";
import type { CompiledProcess, LimitUnit, NodeKind, ProcessNode, RiskLevel, StepRole } from "./types.ts";

/** A process as a picture: boxes and right-angled lines in pixels, top to bottom. No persons, so it can be public (权力运行流程图, annexes §11). */
export interface Drawing {
  width: number;
  height: number;
  nodes: DrawnNode[];
  flows: DrawnFlow[];
}

export interface DrawnNode {
  id: string;
  name: string;
  kind: NodeKind;
  x: number;
  y: number;
  width: number;
  height: number;
  role?: StepRole;
  org?: string;
  post?: string;
  limit?: { amount: number; unit: LimitUnit; counts: boolean };
  /** The highest level of the step's risk points. */
  risk?: RiskLevel;
  documents?: string[];
}

export interface DrawnFlow {
  id: string;
  source: string;
  target: string;
  points: [number, number][];
  label?: string;
}

const MARGIN = 24;
const RISKS: readonly RiskLevel[] = ["high", "middle", "low"];

/** Lays out the outermost scope: a sub-process stays one box. Gateways the compiler put in are points where lines meet. */
export function drawProcess(process: CompiledProcess): Drawing {
  const shown = process.nodes.filter((node) => node.scope === process.id);
  const ids = new Set(shown.map((node) => node.id));
  const boundary = shown.filter((node) => node.attachedTo !== undefined);
  const host = new Map(boundary.map((node) => [node.id, node.attachedTo as string])); // filtered above
  const edges = process.flows
    .filter((flow) => ids.has(flow.source) && ids.has(flow.target))
    .map((flow) => ({ id: flow.id, from: host.get(flow.source) ?? flow.source, to: flow.target }));
  const free = shown.filter((node) => node.attachedTo === undefined);
  const laid = layOut(
    free.map((node) => ({ id: node.id, ...sizeOf(node) })),
    edges,
  );
  const at = (id: string) => laid.boxes.get(id) as Placed; // every free node has been placed
  const nodes = [
    ...free.map((node) => drawn(node, shift(at(node.id)))),
    ...boundary.map((node) =>
      drawn(
        node,
        onBorder(shift(at(node.attachedTo as string)), boundary.filter((other) => other.attachedTo === node.attachedTo).indexOf(node)),
      ),
    ),
  ];
  const flows = process.flows
    .filter((flow) => ids.has(flow.source) && ids.has(flow.target))
    .map((flow) => ({
      id: flow.id,
      source: flow.source,
      target: flow.target,
      points: (laid.routes.get(flow.id) ?? []).map(([x, y]): [number, number] => [x + MARGIN, y + MARGIN]),
      ...(flow.name ? { label: flow.name } : {}),
    }));
  return { width: laid.width + 2 * MARGIN, height: laid.height + 2 * MARGIN, nodes, flows };
}

function sizeOf(node: ProcessNode): { width: number; height: number } {
  if (node.implied) return { width: 8, height: 8 };
  switch (node.kind) {
    case "start":
    case "end":
      return { width: 88, height: 36 };
    case "exclusive":
    case "parallel":
    case "inclusive":
    case "event-based":
      return { width: 44, height: 44 };
    case "catch":
    case "throw":
      return { width: 96, height: 40 };
    default:
      return { width: 176, height: 64 };
  }
}

function drawn(node: ProcessNode, box: Placed): DrawnNode {
  const { step } = node;
  const risk = RISKS.find((level) => step?.risks.some((point) => point.level === level));
  return {
    id: node.id,
    name: node.name,
    kind: node.kind,
    ...box,
    ...(step ? { role: step.role } : {}),
    ...(step?.org ? { org: step.org } : {}),
    ...(step?.post ? { post: step.post } : {}),
    ...(step?.limit === undefined ? {} : { limit: { amount: step.limit, unit: step.unit ?? "workday", counts: step.counts ?? true } }),
    ...(risk ? { risk } : {}),
    ...(step && step.documents.length > 0 ? { documents: step.documents } : {}),
  };
}

function shift(box: Placed): Placed {
  return { ...box, x: box.x + MARGIN, y: box.y + MARGIN };
}

/** A boundary event sits on the lower edge of its step. */
function onBorder(box: Placed, index: number): Placed {
  const size = 28;
  return { x: box.x + box.width - size * (index + 1) - 4 * index, y: box.y + box.height - size / 2, width: size, height: size };
}

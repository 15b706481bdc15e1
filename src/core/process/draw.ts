import type { Edge, Placed } from "./draw-layers.ts";
import { layOut } from "./draw-ways.ts";
import type { CompiledProcess, LimitUnit, NodeKind, ProcessFlow, ProcessNode, RiskLevel, StepRole, VoteRule } from "./types.ts";

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
  /** Several people do it: how their answers count, or one after another. */
  several?: VoteRule | "sequence";
}

export interface DrawnFlow {
  id: string;
  source: string;
  target: string;
  points: [number, number][];
  label?: string;
  /** Room kept for the label; absent in drawings of older versions. */
  labelAt?: { x: number; y: number; width: number; height: number };
}

const MARGIN = 24;
const LABEL_HEIGHT = 18;
const BORDER_EVENT = 28;
const GATEWAYS: ReadonlySet<NodeKind> = new Set<NodeKind>(["exclusive", "parallel", "inclusive", "event-based"]);
const RISKS: readonly RiskLevel[] = ["high", "middle", "low"];

/** Lays out the outermost scope: a sub-process stays one box. Gateways the compiler put in are points where lines meet. */
export function drawProcess(process: CompiledProcess): Drawing {
  const shown = process.nodes.filter((node) => node.scope === process.id);
  const byId = new Map(shown.map((node) => [node.id, node]));
  const onBorder = shown.filter((node) => node.attachedTo !== undefined);
  const placeOnBorder = (node: ProcessNode) => onBorder.filter((other) => other.attachedTo === node.attachedTo).indexOf(node);
  const free = shown.filter((node) => node.attachedTo === undefined);
  const lines = process.flows.filter((flow) => byId.has(flow.source) && byId.has(flow.target));
  // A line out of an event on the border is told by the event's name.
  const labelOf = ({ name, source }: ProcessFlow) => {
    const event = byId.get(source);
    return name || (event?.attachedTo === undefined ? "" : event.name);
  };
  const edges = lines.map((flow): Edge => {
    const source = byId.get(flow.source);
    const label = labelOf(flow);
    const from = source?.attachedTo ?? flow.source;
    const offset = source?.attachedTo === undefined ? 0 : borderOffset(sizeOf(byId.get(from) ?? source).width, placeOnBorder(source));
    return {
      id: flow.id,
      from,
      to: flow.target,
      offset,
      ...(label === "" ? {} : { label: { width: widthOf(label), height: LABEL_HEIGHT } }),
    };
  });
  const laid = layOut(
    free.map((node) => ({ id: node.id, ...sizeOf(node) })),
    edges,
  );
  const at = (id: string) => shift(laid.boxes.get(id) as Placed); // every free node has been placed
  const nodes = [
    ...free.map((node) => drawn(node, at(node.id))),
    ...onBorder.map((node) => drawn(node, borderBox(at(node.attachedTo as string), placeOnBorder(node)))), // filtered above
  ];
  const flows = lines.map((flow): DrawnFlow => {
    const label = labelOf(flow);
    const labelAt = laid.labels.get(flow.id);
    const points = (laid.routes.get(flow.id) ?? []).map(([x, y]): [number, number] => [x + MARGIN, y + MARGIN]);
    const words = label === "" ? {} : { label, ...(labelAt ? { labelAt: shift(labelAt) } : {}) };
    return { id: flow.id, source: flow.source, target: flow.target, points, ...words };
  });
  const beside = Math.max(0, ...nodes.map((node) => node.x + node.width + besideWidth(node) + MARGIN));
  return { width: Math.max(laid.width + 2 * MARGIN, beside), height: laid.height + 2 * MARGIN, nodes, flows };
}

/** Words are 12 pixels high: Chinese characters are as wide, others about half. */
export function widthOf(words: string): number {
  return 8 + [...words].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 7), 0);
}

/** What stands right of a node that has no room for its name inside. */
function besideWidth({ kind, name }: DrawnNode): number {
  return name !== "" && (GATEWAYS.has(kind) || kind === "boundary") ? widthOf(name) : 0;
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
    ...(node.multi ? { several: node.multi.sequential ? ("sequence" as const) : node.multi.rule } : {}),
    ...(step && step.documents.length > 0 ? { documents: step.documents } : {}),
  };
}

function shift(box: Placed): Placed {
  return { ...box, x: box.x + MARGIN, y: box.y + MARGIN };
}

/** A boundary event sits on the lower edge of its step, the first one rightmost. */
function borderBox(box: Placed, index: number): Placed {
  const middle = box.x + box.width / 2 + borderOffset(box.width, index);
  return { x: middle - BORDER_EVENT / 2, y: box.y + box.height - BORDER_EVENT / 2, width: BORDER_EVENT, height: BORDER_EVENT };
}

function borderOffset(width: number, index: number): number {
  return width / 2 - BORDER_EVENT / 2 - (BORDER_EVENT + 4) * index;
}

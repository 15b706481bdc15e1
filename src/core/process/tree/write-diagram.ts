import { type LaidOut, layOut } from "../draw-ways.ts";
import type { DrawnElement, DrawnScope } from "./flatten.ts";
import { el, type Xml } from "./xml.ts";

/** BPMN's own notation of where everything stands, in pixels, laid out top to bottom. */

const PAGE_MARGIN = 48;
/** Inside a sub-process, with room for its name. */
const FRAME = { side: 24, top: 44 };
const BORDER_EVENT = 36;

interface Point {
  x: number;
  y: number;
}

export function writeDiagram(process: string, drawing: DrawnScope): Xml {
  const shapes = diagramOf(drawing, layoutOf(drawing), { x: PAGE_MARGIN, y: PAGE_MARGIN });
  return el("bpmndi:BPMNDiagram", { id: `${process}_diagram` }, [
    el("bpmndi:BPMNPlane", { id: `${process}_plane`, bpmnElement: process }, shapes),
  ]);
}

interface ScopeLayout extends LaidOut {
  inner: Map<string, ScopeLayout>;
}

function layoutOf(scope: DrawnScope): ScopeLayout {
  const inner = new Map(scope.elements.flatMap((element) => (element.inner ? [[element.id, layoutOf(element.inner)] as const] : [])));
  const host = hostsOf(scope);
  const boxes = scope.elements
    .filter((element) => element.attachedTo === undefined)
    .map((element) => ({ id: element.id, ...sizeOf(element, inner.get(element.id)) }));
  const edges = scope.lines.map(({ id, source, target }) => ({ id, from: host.get(source) ?? source, to: target }));
  return { ...layOut(boxes, edges), inner };
}

function hostsOf(scope: DrawnScope): Map<string, string> {
  return new Map(scope.elements.flatMap(({ id, attachedTo }) => (attachedTo === undefined ? [] : [[id, attachedTo] as const])));
}

function sizeOf(element: DrawnElement, inner: ScopeLayout | undefined): { width: number; height: number } {
  if (inner) return { width: Math.max(176, inner.width + 2 * FRAME.side), height: inner.height + FRAME.top + FRAME.side };
  switch (element.kind) {
    case "start":
    case "end":
    case "catch":
    case "throw":
      return { width: 36, height: 36 };
    case "exclusive":
    case "parallel":
    case "inclusive":
      return { width: 50, height: 50 };
    default:
      return { width: 176, height: 72 };
  }
}

function diagramOf(scope: DrawnScope, layout: ScopeLayout, at: Point): Xml[] {
  const host = hostsOf(scope);
  const order = new Map<string, number>();
  const events = new Map<string, Point>();
  const shapes = scope.elements.flatMap((element) => {
    if (element.attachedTo === undefined) {
      const box = layout.boxes.get(element.id) ?? { x: 0, y: 0, width: 0, height: 0 };
      const shape = shapeOf(element, { x: at.x + box.x, y: at.y + box.y }, box);
      const inner = layout.inner.get(element.id);
      if (!element.inner || !inner) return [shape];
      const offset = { x: at.x + box.x + (box.width - inner.width) / 2, y: at.y + box.y + FRAME.top };
      return [shape, ...diagramOf(element.inner, inner, offset)];
    }
    const box = layout.boxes.get(element.attachedTo) ?? { x: 0, y: 0, width: 0, height: 0 };
    const place = order.get(element.attachedTo) ?? 0;
    order.set(element.attachedTo, place + 1);
    const x = at.x + box.x + box.width - (BORDER_EVENT + 4) * (place + 1);
    const y = at.y + box.y + box.height - BORDER_EVENT / 2;
    events.set(element.id, { x: x + BORDER_EVENT / 2, y: y + BORDER_EVENT });
    return [shapeOf(element, { x, y }, { width: BORDER_EVENT, height: BORDER_EVENT })];
  });
  const edges = scope.lines.map((line) => {
    const route = (layout.routes.get(line.id) ?? []).map(([x, y]): Point => ({ x: x + at.x, y: y + at.y }));
    const points = host.has(line.source) ? fromBorder(events.get(line.source) as Point, route) : route;
    return el(
      "bpmndi:BPMNEdge",
      { id: `${line.id}_di`, bpmnElement: line.id },
      points.map(({ x, y }) => el("di:waypoint", { x: String(Math.round(x)), y: String(Math.round(y)) })),
    );
  });
  return [...shapes, ...edges];
}

function shapeOf(element: DrawnElement, { x, y }: Point, size: { width: number; height: number }): Xml {
  const marker = element.kind === "exclusive" ? { isMarkerVisible: "true" } : element.inner ? { isExpanded: "true" } : {};
  return el("bpmndi:BPMNShape", { id: `${element.id}_di`, bpmnElement: element.id, ...marker }, [
    el("dc:Bounds", {
      x: String(Math.round(x)),
      y: String(Math.round(y)),
      width: String(Math.round(size.width)),
      height: String(Math.round(size.height)),
    }),
  ]);
}

/** A line laid out from the middle of a step begins at the event on its border instead. */
function fromBorder(start: Point, route: readonly Point[]): Point[] {
  const [, second, ...rest] = route;
  if (!second) return [start, ...route];
  if (rest.length > 0) return [start, { x: start.x, y: second.y }, ...rest];
  const bend = (start.y + second.y) / 2;
  return [start, { x: start.x, y: bend }, { x: second.x, y: bend }, second];
}

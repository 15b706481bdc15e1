import { groupBy } from "./group-by.ts";

/** Layered layout of a directed graph, top to bottom: back edges aside, longest path gives the layer, medians give the order and the columns. */

interface Box {
  id: string;
  width: number;
  height: number;
}

export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Edge {
  id: string;
  from: string;
  to: string;
}

interface Layered {
  /** Boxes by layer, in drawn order; long edges hold their place with boxes of no size. */
  rows: Box[][];
  edges: (Edge & { back: boolean; chain: string[] })[];
}

const GAP_X = 36;
const GAP_Y = 48;
const SWEEPS = 8;
/** Room beside the picture for each line that goes back up. */
const BACK_GAP = 16;

export interface LaidOut {
  boxes: Map<string, Placed>;
  /** each edge's right-angled way, by its id */
  routes: Map<string, [number, number][]>;
  width: number;
  height: number;
}

/** Places for all boxes and ways for all edges. Edges that go back up run beside everything, so that they cross no box. */
export function layOut(boxes: readonly Box[], edges: readonly Edge[]): LaidOut {
  const layered = layers(boxes, edges);
  const placed = place(layered);
  const routes = new Map(placed.routes);
  let backs = 0;
  for (const edge of layered.edges) {
    const [from, to] = [placed.boxes.get(edge.from), placed.boxes.get(edge.to)];
    if (edge.back && from && to) routes.set(edge.id, backRoute(from, to, placed.width + BACK_GAP * ++backs));
  }
  return { boxes: placed.boxes, routes, width: placed.width + BACK_GAP * backs, height: placed.height };
}

function backRoute(from: Placed, to: Placed, x: number): [number, number][] {
  const start = from.y + from.height / 2;
  const end = to.y + to.height / 2;
  return [
    [from.x + from.width, start],
    [x, start],
    [x, end],
    [to.x + to.width, end],
  ];
}

/** Assigns layers and an order inside each that crosses few lines. Deterministic: ties keep the order given. */
function layers(boxes: readonly Box[], edges: readonly Edge[]): Layered {
  const back = backEdges(boxes, edges);
  const forward = edges.filter((edge) => !back.has(edge.id));
  const layerOf = longestPaths(boxes, forward);
  const rows: Box[][] = [];
  const rowAt = (layer: number) => {
    rows[layer] ??= [];
    return rows[layer];
  };
  for (const box of boxes) rowAt(layerOf.get(box.id) ?? 0).push(box);
  const chained = edges.map((edge) => {
    if (back.has(edge.id)) return { ...edge, back: true, chain: [edge.from, edge.to] };
    const chain = [edge.from];
    for (let layer = (layerOf.get(edge.from) ?? 0) + 1; layer < (layerOf.get(edge.to) ?? 0); layer++) {
      const id = `${edge.id}@${layer}`;
      rowAt(layer).push({ id, width: 0, height: 0 });
      chain.push(id);
    }
    return { ...edge, back: false, chain: [...chain, edge.to] };
  });
  const links = linksOf(chained);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const order = down ? rows.keys() : [...rows.keys()].reverse();
    for (const layer of order) sortByMedian(rows, layer, down ? links.above : links.below);
  }
  return { rows, edges: chained };
}

/** Edges that close a circle, found by walking depth first from the nodes as given. */
function backEdges(boxes: readonly Box[], edges: readonly Edge[]): Set<string> {
  const out = groupBy(edges, (edge) => edge.from);
  const state = new Map<string, "open" | "done">();
  const back = new Set<string>();
  const visit = (id: string) => {
    state.set(id, "open");
    for (const edge of out.get(id) ?? []) {
      const seen = state.get(edge.to);
      if (seen === "open") back.add(edge.id);
      else if (seen === undefined) visit(edge.to);
    }
    state.set(id, "done");
  };
  for (const box of boxes) if (!state.has(box.id)) visit(box.id);
  return back;
}

function longestPaths(boxes: readonly Box[], edges: readonly Edge[]): Map<string, number> {
  const into = groupBy(edges, (edge) => edge.to);
  const layer = new Map<string, number>();
  const depth = (id: string): number => {
    const known = layer.get(id);
    if (known !== undefined) return known;
    const value = Math.max(-1, ...(into.get(id) ?? []).map((edge) => depth(edge.from))) + 1;
    layer.set(id, value);
    return value;
  };
  for (const box of boxes) depth(box.id);
  return layer;
}

type Links = Map<string, string[]>;

function linksOf(edges: Layered["edges"]): { above: Links; below: Links } {
  const above: Links = new Map();
  const below: Links = new Map();
  const add = (links: Links, from: string, to: string) => links.set(from, [...(links.get(from) ?? []), to]);
  for (const { chain, back } of edges) {
    if (back) continue;
    for (let index = 1; index < chain.length; index++) {
      const [from, to] = [chain[index - 1] ?? "", chain[index] ?? ""];
      add(above, to, from);
      add(below, from, to);
    }
  }
  return { above, below };
}

function sortByMedian(rows: Box[][], layer: number, links: Links): void {
  const position = new Map(rows.flatMap((row) => row.map((box, index) => [box.id, index] as const)));
  const row = rows[layer] ?? [];
  const keyed = row.map((box, index) => ({
    box,
    index,
    key: median((links.get(box.id) ?? []).map((id) => position.get(id) ?? 0)) ?? index,
  }));
  rows[layer] = keyed.sort((a, b) => a.key - b.key || a.index - b.index).map(({ box }) => box);
}

function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Gives every box its place and every forward edge its right-angled way. */
function place({ rows, edges }: Layered): {
  boxes: Map<string, Placed>;
  routes: Map<string, [number, number][]>;
  width: number;
  height: number;
} {
  const centre = centres(rows, linksOf(edges));
  const boxes = new Map<string, Placed>();
  let y = 0;
  for (const row of rows) {
    const height = Math.max(0, ...row.map((box) => box.height));
    for (const box of row) {
      boxes.set(box.id, {
        x: (centre.get(box.id) ?? 0) - box.width / 2,
        y: y + (height - box.height) / 2,
        width: box.width,
        height: box.height,
      });
    }
    y += height + GAP_Y;
  }
  const left = Math.min(0, ...[...boxes.values()].map((box) => box.x));
  for (const [id, box] of boxes) boxes.set(id, { ...box, x: Math.round(box.x - left) });
  const width = Math.max(0, ...[...boxes.values()].map((box) => box.x + box.width));
  const routes = new Map(
    edges.filter((edge) => !edge.back).map((edge) => [edge.id, route(edge.chain.map((id) => boxes.get(id) as Placed))]),
  ); // every link of a chain is a box
  return { boxes, routes, width, height: Math.max(0, y - GAP_Y) };
}

/** Columns: each box moves towards the median of its neighbours as far as the order in its row lets it. */
function centres(rows: readonly Box[][], links: { above: Links; below: Links }): Map<string, number> {
  const centre = new Map<string, number>();
  for (const row of rows) {
    let x = 0;
    for (const box of row) {
      centre.set(box.id, x + box.width / 2);
      x += box.width + GAP_X;
    }
    const middle = (x - GAP_X) / 2;
    for (const box of row) centre.set(box.id, (centre.get(box.id) ?? 0) - middle);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const near = sweep % 2 === 0 ? links.above : links.below;
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      const wished = row.map((box) => median((near.get(box.id) ?? []).map((id) => centre.get(id) ?? 0)) ?? centre.get(box.id) ?? 0);
      spread(row, wished).forEach((x, index) => {
        centre.set(row[index]?.id ?? "", x);
      });
    }
  }
  return centre;
}

/** The wished places, pushed apart where boxes would touch; what was pushed right is moved back by half, so groups stay centred. */
function spread(row: readonly Box[], wished: readonly number[]): number[] {
  const places: number[] = [];
  let group = 0;
  for (const [index, box] of row.entries()) {
    const before = row[index - 1];
    const least = before ? (places[index - 1] ?? 0) + before.width / 2 + GAP_X + box.width / 2 : Number.NEGATIVE_INFINITY;
    const wish = wished[index] ?? 0;
    if (wish >= least) group = index;
    places.push(Math.max(wish, least));
    const excess = ((places[index] ?? 0) - wish) / 2;
    const room = group === 0 ? Number.POSITIVE_INFINITY : (places[group] ?? 0) - ((places[group - 1] ?? 0) + widthBetween(row, group));
    const shift = Math.min(excess, room);
    if (shift > 0) for (let member = group; member <= index; member++) places[member] = (places[member] ?? 0) - shift;
  }
  return places;
}

function widthBetween(row: readonly Box[], index: number): number {
  return (row[index - 1]?.width ?? 0) / 2 + GAP_X + (row[index]?.width ?? 0) / 2;
}

/** Down from box to box: straight where they stand in line, else sideways half-way between them. */
function route(chain: readonly Placed[]): [number, number][] {
  const points: [number, number][] = [];
  for (const [index, box] of chain.entries()) {
    const x = box.x + box.width / 2;
    const before = chain[index - 1];
    if (before) {
      const bend = box.y - GAP_Y / 2;
      const from = before.x + before.width / 2;
      if (Math.abs(from - x) > 0.5) points.push([from, bend], [x, bend]);
      if (index === chain.length - 1) points.push([x, box.y]);
    } else points.push([x, box.y + box.height]);
  }
  return points;
}

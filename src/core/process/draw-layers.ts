import { groupBy } from "./group-by.ts";

/** Layered order of a directed graph, top to bottom: back edges aside, longest path gives the layer, medians give the order and the columns. */

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  id: string;
}

export interface Placed extends Size {
  x: number;
  y: number;
}

export interface Edge {
  id: string;
  from: string;
  to: string;
  /** Room for words on the line. */
  label?: Size;
  /** How far from the middle of its source's lower edge it begins. */
  offset?: number;
}

export interface ChainedEdge extends Edge {
  back: boolean;
  chain: string[];
}

interface Layered {
  /** Boxes by layer, in drawn order; long edges and words on lines hold their place with boxes of their own. */
  rows: Box[][];
  edges: ChainedEdge[];
}

const GAP_X = 36;
const SWEEPS = 8;
/** Assigns layers and an order inside each that crosses few lines. Deterministic: ties keep the order given. */
export function layers(boxes: readonly Box[], edges: readonly Edge[]): Layered {
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
      // Words stand on the first stretch, where a branch begins.
      rowAt(layer).push({ id, ...(chain.length === 1 && edge.label ? edge.label : { width: 0, height: 0 }) });
      chain.push(id);
    }
    return { ...edge, back: false, chain: [...chain, edge.to] };
  });
  const filled = Array.from(rows, (row) => row ?? []);
  const links = linksOf(chained);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const order = down ? filled.keys() : [...filled.keys()].reverse();
    for (const layer of order) sortByMedian(filled, layer, down ? links.above : links.below);
  }
  return { rows: filled, edges: chained };
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
    // Words on a line need a row of their own.
    const value = Math.max(0, ...(into.get(id) ?? []).map((edge) => depth(edge.from) + (edge.label ? 2 : 1)));
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

/** The middle of each box, by its id, so that the leftmost begins at 0. */
export function columns({ rows, edges }: Layered): Map<string, number> {
  const centre = centres(rows, linksOf(edges));
  const left = Math.min(0, ...rows.flat().map((box) => (centre.get(box.id) ?? 0) - box.width / 2));
  return new Map([...centre].map(([id, x]) => [id, Math.round(x - left)]));
}

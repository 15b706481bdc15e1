import { type Box, type ChainedEdge, columns, type Edge, layers, type Placed } from "./draw-layers.ts";
import { groupBy } from "./group-by.ts";

/** Rows, and ways for all lines between the boxes of a layered graph. */

const GAP_Y = 48;
/** Room beside the picture for each line that goes back up. */
const BACK_GAP = 16;
/** Between lines that run side by side, and from words to their line. */
const TRACK_GAP = 12;
const LABEL_GAP = 6;

export interface LaidOut {
  boxes: Map<string, Placed>;
  /** each edge's right-angled way, by its id */
  routes: Map<string, [number, number][]>;
  /** where the words of each edge stand that has some */
  labels: Map<string, Placed>;
  width: number;
  height: number;
}

/**
 * Places for all boxes and words, and ways for all edges. Between two rows every line has a track of its own; edges that go back up run beside
 * everything. So no line crosses a box, no two lie on each other but where they leave or reach the same box, and no words cover anything.
 */
export function layOut(boxes: readonly Box[], edges: readonly Edge[]): LaidOut {
  const layered = layers(boxes, edges);
  const { rows, edges: chained } = layered;
  const centre = columns(layered);
  const sizes = new Map(rows.flat().map((box) => [box.id, box]));
  const rowOf = new Map(rows.flatMap((row, index) => row.map((box) => [box.id, index] as const)));
  const at = (id: string) => centre.get(id) ?? 0;
  const right = Math.max(0, ...rows.flat().map((box) => at(box.id) + box.width / 2));
  const { outer, width } = besides(chained, right);

  const runs: Run[] = chained.flatMap((edge) => runsOf(edge, { at, row: (id) => rowOf.get(id) ?? 0, outer: outer.get(edge.id) ?? 0 }));
  const gaps = groupBy(runs, (run) => String(run.gap));
  const tracks = new Map([...gaps].map(([gap, inGap]) => [Number(gap), tracksOf(inGap)] as const));
  const heightOf = (gap: number) => Math.max(GAP_Y, ((tracks.get(gap)?.count ?? 0) + 1) * TRACK_GAP);
  const tops: number[] = [];
  let y = tracks.has(-1) ? heightOf(-1) : 0;
  for (const [index, row] of rows.entries()) {
    tops.push(y);
    y += Math.max(0, ...row.map((box) => box.height)) + (index < rows.length - 1 || tracks.has(index) ? heightOf(index) : 0);
  }
  const bottom = (row: number) => (tops[row] ?? 0) + Math.max(0, ...(rows[row] ?? []).map((box) => box.height));
  const trackAt = (run: Run) => {
    const { track, count } = { count: tracks.get(run.gap)?.count ?? 0, track: tracks.get(run.gap)?.of.get(run) ?? 0 };
    const from = run.gap < 0 ? 0 : bottom(run.gap);
    return Math.round(from + (heightOf(run.gap) * (track + 1)) / (count + 1));
  };
  const placed = (id: string): Placed => {
    const { width: wide, height } = sizes.get(id) ?? { width: 0, height: 0 };
    const row = rowOf.get(id) ?? 0;
    return { x: at(id) - wide / 2, y: (tops[row] ?? 0) + (bottom(row) - (tops[row] ?? 0) - height) / 2, width: wide, height };
  };
  // Sideways stretches run between rows only, so words on a way back stand beside a row, as near its middle as can be.
  const steadyRow = ({ from, to, label }: ChainedEdge) => {
    const [first, last] = [rowOf.get(to) ?? 0, rowOf.get(from) ?? 0];
    const between = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const roomy = between.filter((row) => bottom(row) - (tops[row] ?? 0) >= (label?.height ?? 0));
    const apart = (row: number) => Math.abs(row - (first + last) / 2);
    const row = (roomy.length > 0 ? roomy : between).reduce((best, each) => (apart(each) < apart(best) ? each : best));
    return ((tops[row] ?? 0) + bottom(row)) / 2;
  };
  const runAt = new Map(runs.map((run) => [`${run.edge} ${run.link}`, trackAt(run)]));
  const labels = new Map<string, Placed>();
  const routes = new Map<string, [number, number][]>();
  for (const edge of chained) {
    const beside = outer.get(edge.id);
    const route = edge.back ? wayBack(edge, placed, beside ?? 0, runAt) : wayDown(edge, placed, runAt);
    routes.set(edge.id, route);
    if (!edge.label) continue;
    if (!edge.back) labels.set(edge.id, placed(edge.chain[1] ?? ""));
    else labels.set(edge.id, { x: (beside ?? 0) + LABEL_GAP, y: steadyRow(edge) - edge.label.height / 2, ...edge.label });
  }
  return { boxes: new Map(boxes.map(({ id }) => [id, placed(id)])), routes, labels, width, height: y };
}

/** Columns for the edges that go back up, right of everything, each with room for its words. */
function besides(edges: readonly ChainedEdge[], right: number): { outer: Map<string, number>; width: number } {
  const outer = new Map<string, number>();
  let width = right;
  for (const { id, back, label } of edges) {
    if (!back) continue;
    outer.set(id, width + BACK_GAP);
    width += BACK_GAP + (label ? LABEL_GAP + label.width : 0);
  }
  return { outer, width };
}

/** A stretch of an edge that runs sideways between two rows; `gap` is the row above it. */
interface Run {
  edge: string;
  /** Of its chain; 1 for the end of a way back. */
  link: number;
  gap: number;
  /** Where it comes down from and goes down to; undefined where it goes on sideways. */
  upper: number | undefined;
  lower: number | undefined;
  left: number;
  right: number;
  from: string;
  to: string;
}

interface Columns {
  at: (id: string) => number;
  row: (id: string) => number;
  outer: number;
}

function runsOf({ id, chain, back, offset = 0 }: ChainedEdge, { at, row, outer }: Columns): Run[] {
  const [from = "", to = ""] = chain;
  if (back) {
    const [start, end] = [at(from) + offset, at(to)];
    return [
      {
        edge: id,
        link: 0,
        gap: row(from),
        upper: start,
        lower: undefined,
        left: start,
        right: outer,
        from: `${from} ${offset}`,
        to: `${id} up`,
      },
      { edge: id, link: 1, gap: row(to) - 1, upper: undefined, lower: end, left: end, right: outer, from: `${id} up`, to },
    ];
  }
  return chain.slice(1).flatMap((lower, link): Run[] => {
    const upper = chain[link] ?? "";
    const [a, b] = [at(upper) + (link === 0 ? offset : 0), at(lower)];
    if (Math.abs(a - b) <= 0.5) return [];
    const start = link === 0 ? `${upper} ${offset}` : upper;
    return [{ edge: id, link, gap: row(upper), upper: a, lower: b, left: Math.min(a, b), right: Math.max(a, b), from: start, to: lower }];
  });
}

/** Down from box to box: straight where they stand in line, else sideways on its track between them. */
function wayDown(
  { id, chain, offset = 0 }: ChainedEdge,
  placed: (id: string) => Placed,
  runAt: ReadonlyMap<string, number>,
): [number, number][] {
  const first = placed(chain[0] ?? "");
  const last = placed(chain.at(-1) ?? "");
  const points: [number, number][] = [[first.x + first.width / 2 + offset, first.y + first.height]];
  for (const [index, box] of chain.slice(1).map(placed).entries()) {
    const bend = runAt.get(`${id} ${index}`);
    const x = box.x + box.width / 2;
    if (bend !== undefined) points.push([points.at(-1)?.[0] ?? x, bend], [x, bend]);
  }
  return [...points, [last.x + last.width / 2, last.y]];
}

/** Down out of its source, up beside everything, and down into its target. */
function wayBack(
  { id, chain: [from = "", to = ""], offset = 0 }: ChainedEdge,
  placed: (id: string) => Placed,
  outer: number,
  runAt: ReadonlyMap<string, number>,
): [number, number][] {
  const [source, target] = [placed(from), placed(to)];
  const [start, end] = [source.x + source.width / 2 + offset, target.x + target.width / 2];
  const [low, high] = [runAt.get(`${id} 0`) ?? 0, runAt.get(`${id} 1`) ?? 0];
  return [
    [start, source.y + source.height],
    [start, low],
    [outer, low],
    [outer, high],
    [end, high],
    [end, target.y],
  ];
}

interface Net {
  runs: Run[];
  left: number;
  right: number;
}

/**
 * A track for each sideways stretch of one gap, 0 the uppermost. Those of one box that branches share theirs, as do those that meet in one box;
 * others that would touch have different ones, and one that comes down in a column lies above one that goes down in it.
 */
function tracksOf(runs: readonly Run[]): { of: Map<Run, number>; count: number } {
  const branching = groupBy(runs, (run) => run.from);
  const nets: Net[] = [
    ...groupBy(runs, (run) => ((branching.get(run.from)?.length ?? 0) > 1 ? `from ${run.from}` : `to ${run.to}`)).values(),
  ].map((own) => ({ runs: own, left: Math.min(...own.map((run) => run.left)), right: Math.max(...own.map((run) => run.right)) }));
  const isAbove = (net: Net, other: Net) =>
    net.runs.some(
      ({ upper }) => upper !== undefined && other.runs.some(({ lower }) => lower !== undefined && Math.abs(upper - lower) < TRACK_GAP / 2),
    );
  const waiting = [...nets].sort((a, b) => a.left - b.left || a.right - b.right);
  const placed: { net: Net; track: number }[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((net) => waiting.every((other) => other === net || !isAbove(other, net)));
    const [net] = waiting.splice(Math.max(0, free), 1);
    if (!net) break;
    const least = Math.max(0, ...placed.filter((other) => isAbove(other.net, net)).map(({ track }) => track + 1));
    let track = least;
    while (placed.some((other) => other.track === track && touches(other.net, net))) track++;
    placed.push({ net, track });
  }
  const of = new Map(placed.flatMap(({ net, track }) => net.runs.map((run) => [run, track] as const)));
  return { of, count: Math.max(0, ...placed.map(({ track }) => track + 1)) };
}

function touches(net: Net, other: Net): boolean {
  return net.left < other.right + TRACK_GAP / 2 && other.left < net.right + TRACK_GAP / 2;
}

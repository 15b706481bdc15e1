/** Where a page stands in its frame, turned and enlarged. Pure. */

export type Turn = 0 | 90 | 180 | 270;
/** `reading`: as wide as the room, but never so small that letters can't be read, nor larger than life. For sheets, which are wider than pages. */
export type Zoom = "width" | "page" | "reading" | number;
export interface Size {
  width: number;
  height: number;
}
/** x, y, width, height in thousandths of the unturned page. */
export type Place = [number, number, number, number];

const SMALLEST_READ = 0.7;
const STEPS = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 3, 4] as const;

export function turned(turn: Turn, by: 90 | -90): Turn {
  return ((turn + by + 360) % 360) as Turn;
}

/** The size the page takes up when it is turned. */
export function turnedSize({ width, height }: Size, turn: Turn): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** How much a page is enlarged so that it fits, or as it was chosen. */
export function scaleOf(zoom: Zoom, page: Size, room: Size, turn: Turn): number {
  if (typeof zoom === "number") return zoom;
  const { width, height } = turnedSize(page, turn);
  if (width <= 0 || height <= 0) return 1;
  const byWidth = room.width / width;
  if (zoom === "reading") return Math.max(SMALLEST_READ, Math.min(1, byWidth));
  return Math.max(0.05, Math.min(zoom === "page" ? Math.min(byWidth, room.height / height) : byWidth, 4));
}

/** The next step larger or smaller than what is shown now. */
export function zoomed(scale: number, by: 1 | -1): number {
  const next = by === 1 ? STEPS.find((step) => step > scale * 1.01) : [...STEPS].reverse().find((step) => step < scale * 0.99);
  return next ?? (by === 1 ? 4 : 0.25);
}

/** How the unturned page is moved into the box that its turned form takes up. */
export function transformOf({ width, height }: Size, turn: Turn, scale: number): string {
  const [x, y] = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[turn] as [number, number];
  return `translate(${x * scale}px, ${y * scale}px) rotate(${turn}deg) scale(${scale})`;
}

export interface Point {
  x: number;
  y: number;
}

/** A point of the box, as fractions of it, seen on the unturned page. */
export function onPage({ x, y }: Point, turn: Turn): Point {
  if (turn === 90) return { x: y, y: 1 - x };
  if (turn === 180) return { x: 1 - x, y: 1 - y };
  return turn === 270 ? { x: 1 - y, y: x } : { x, y };
}

/** The place between two points of the page; null where hardly anything lies between them. */
export function placeBetween(from: Point, to: Point): Place | null {
  const within = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000);
  const [left, right] = [within(Math.min(from.x, to.x)), within(Math.max(from.x, to.x))];
  const [top, bottom] = [within(Math.min(from.y, to.y)), within(Math.max(from.y, to.y))];
  return right - left < 5 || bottom - top < 5 ? null : [left, top, right - left, bottom - top];
}

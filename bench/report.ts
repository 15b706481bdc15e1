/** One line of the table: what was measured here, the peer or limit beside it, and whether the bar is held. */
export interface Line {
  what: string;
  ours: string;
  /** The peer's figure, measured in the same run; or the limit. */
  beside: string;
  ratio: string;
  bar: string;
  /** null: for information, no bar of its own. */
  holds: boolean | null;
}

export interface Settings {
  /** A short run for trying; its figures say little. */
  quick: boolean;
}

export function notMeasured(what: string, bar: string, why: string): Line {
  return { what, ours: "–", beside: `not measured: ${why}`, ratio: "–", bar, holds: null };
}

const HEAD = ["bar", "what", "Mingtang", "peer or limit", "ratio", "to hold", ""];

/** Rows of the table, each beginning with the name of its bar as `--only` takes it. */
export function rowsOf(bar: string, lines: readonly Line[]): string[] {
  return lines.map((line) => rowOf([bar, line.what, line.ours, line.beside, line.ratio, line.bar, verdict(line.holds)]));
}

export function table(rows: readonly string[]): string {
  return [rowOf(HEAD), rowOf(HEAD.map(() => "---")), ...rows].join("\n");
}

/** The rows of a bar that stand on a page. */
export function rowsOn(page: string, bar: string): string[] {
  return page.split("\n").filter((line) => line.startsWith(`| ${bar} | `));
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function verdict(holds: boolean | null): string {
  if (holds === null) return "";
  return holds ? "held" : "**missed**";
}

export const rate = (perSecond: number, what: string) => `${round(perSecond)} ${what}/s`;
export const ms = (milliseconds: number) => `${round(milliseconds)} ms`;
export const times = (ratio: number) => `${round(ratio)} ×`;
export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Three digits that count; whole numbers above a hundred. */
export function round(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? Math.round(value).toLocaleString("en-GB").replaceAll(",", " ") : String(Number(value.toPrecision(3)));
}

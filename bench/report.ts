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

export function table(lines: readonly Line[]): string {
  const cells = lines.map(({ what, ours, beside, ratio, bar, holds }) => [what, ours, beside, ratio, bar, verdict(holds)]);
  const rows = [["what", "Mingtang", "peer or limit", "ratio", "bar", ""], ["---", "---", "---", "---", "---", "---"], ...cells];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
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

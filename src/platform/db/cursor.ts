const SHAPES = {
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/,
  day: /^(\d{4}-\d{2}-\d{2}|infinity)$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  text: /^[^|]{1,200}$/,
} as const;

export type CursorPart = keyof typeof SHAPES;

/** The parts of a keyset cursor (`a|b|c`) that came back from a browser; null when it isn't one, so that the list begins anew. */
export function readCursor(text: string | undefined, shape: readonly CursorPart[]): string[] | null {
  const parts = text?.split("|");
  if (!parts || parts.length !== shape.length) return null;
  return parts.every((part, index) => SHAPES[shape[index] ?? "text"].test(part) && isReal(part, shape[index])) ? parts : null;
}

/** A shape alone lets 2026-13-45 through, and JavaScript takes 2026-02-30 for a day in March; the database refuses both, and the year 0. */
function isReal(part: string, shape: CursorPart | undefined): boolean {
  if (shape === "text") return !part.includes("\0");
  if (shape === "uuid" || part === "infinity") return true;
  const time = Date.parse(part);
  return !Number.isNaN(time) && !part.startsWith("0000") && new Date(time).toISOString().startsWith(part.slice(0, 19).replace("Z", ""));
}

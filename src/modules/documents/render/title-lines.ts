import type { PaperFont } from "./fonts.ts";
import { breakLines, type Line } from "./lines.ts";
import * as at from "./measures.ts";

/**
 * A title and how large it is set: one a few characters longer than a line is set smaller rather than broken, at least 小二; a longer one stands in
 * lines about as long as each other: 排列对称、长短适宜 (GB/T 9704 7.3.1).
 */
export function titleLines(text: string, fonts: readonly PaperFont[]): { size: number; lines: Line[] } {
  const whole = breakLines(text, fonts, at.TITLE_SIZE, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
  if (whole <= at.BODY_WIDTH) return { size: at.TITLE_SIZE, lines: breakLines(text, fonts, at.TITLE_SIZE, at.BODY_WIDTH) };
  const fitting = (at.TITLE_SIZE * at.BODY_WIDTH) / whole;
  if (fitting >= at.LEAST_TITLE_SIZE) return { size: fitting, lines: breakLines(text, fonts, fitting, at.BODY_WIDTH) };
  const lines = breakLines(text, fonts, at.TITLE_SIZE, at.BODY_WIDTH);
  const share = whole / lines.length + at.TITLE_SIZE;
  const even = breakLines(text, fonts, at.TITLE_SIZE, Math.min(at.BODY_WIDTH, share));
  return { size: at.TITLE_SIZE, lines: even.length === lines.length ? even : lines };
}

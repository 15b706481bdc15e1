import type { ClockView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { termsText } from "../messages/terms.ts";

const SIGNS = {
  note: "M6 0.5 A5.5 5.5 0 1 1 5.99 0.5 Z",
  warning: "M6 1 L11.5 11 H0.5 Z",
  yellow: "M1 2 H11 V10 H1 Z",
  red: "M3.5 0.5 H8.5 L11.5 3.5 V8.5 L8.5 11.5 H3.5 L0.5 8.5 V3.5 Z",
} as const;

/** The level in a word and a shape of its own (triangle, card, octagon), so that nobody depends on seeing its colour. Nothing where all is well. */
export function LevelTag({ level }: { level: ClockView["level"] | "note" }) {
  const terms = useText(termsText);
  if (level === "none") return null;
  return (
    <span className={`level level-${level}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={SIGNS[level]} fill="currentColor" />
      </svg>
      {terms.levels[level]}
    </span>
  );
}

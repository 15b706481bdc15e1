import type { ReactNode } from "react";

export type Tone = "plain" | "blue" | "green" | "amber" | "grey";

/** A word in a frame. Its tone repeats what the word says. */
export function Mark({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

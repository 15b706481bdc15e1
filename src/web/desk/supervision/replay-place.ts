/** The frame an address means: `at` counts from 1 as people do; nothing or nonsense means the last one. */
export function placeOf(at: string | undefined, count: number): number {
  if (count === 0) return 0;
  const asked = Number(at);
  if (!Number.isInteger(asked) || asked < 1) return count - 1;
  return Math.min(asked, count) - 1;
}

/** Milliseconds a frame stays while playing. */
export const PACE = { slow: 2400, normal: 1200, fast: 400 } as const;
export type Speed = keyof typeof PACE;

/** Failures in a row that lock an account, and for how long (等保 2.0; practice: 5 → 30 minutes). */
export const MOST_FAILURES = 5;
const LOCKED_FOR = 30 * 60_000;

export interface Attempts {
  failures: number;
  lockedUntil: Date | null;
}

/** Whether the account is locked at `now`. */
export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== null && attempts.lockedUntil > now;
}

/** How the account stands after one more wrong password. The count starts anew with each lock. */
export function afterFailure(attempts: Attempts, now: Date): Attempts {
  const failures = attempts.failures + 1;
  if (failures < MOST_FAILURES) return { failures, lockedUntil: null };
  return { failures: 0, lockedUntil: new Date(now.getTime() + LOCKED_FOR) };
}

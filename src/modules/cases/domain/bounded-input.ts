import { isSound } from "../../../platform/http/index.ts";

/** Forms nest their answers two or three deep. */
const MOST_LEVELS = 20;

/**
 * Whether an input can be judged and kept at all: text the database takes, nested no deeper than any form. Walks without recursion, which is what
 * deep nesting is meant to break.
 */
export function isBounded(input: unknown, mostLevels = MOST_LEVELS): boolean {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > mostLevels) return false;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return isSound(input);
}

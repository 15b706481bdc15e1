import type { CaseState } from "../../../modules/cases/shared.ts";

export const LEVELS = ["warning", "yellow", "red"] as const;
export type AlarmLevel = (typeof LEVELS)[number];

/** The states in which a case runs; ended ones aren't watched live. */
export const RUNNING_STATES = [
  "submitted",
  "awaiting-supplement",
  "accepted",
  "suspended",
  "sent-up",
  "decided",
] as const satisfies readonly CaseState[];

export interface LiveSearch {
  department?: string;
  item?: string;
  level?: string;
  state?: string;
}

/** What the address says, as the filter of the list; words it doesn't know are left out. */
export function liveFilter({ department, item, level, state }: LiveSearch) {
  const known = { level: levelOf(level), state: RUNNING_STATES.find((name) => name === state) };
  return {
    ...(department ? { department } : {}),
    ...(item ? { item } : {}),
    ...(known.level ? { level: known.level } : {}),
    ...(known.state ? { state: known.state } : {}),
  };
}

export function levelOf(word: string | undefined): AlarmLevel | undefined {
  return LEVELS.find((name) => name === word);
}

import type { CaseState } from "../../../modules/cases/shared.ts";

export const LEVELS = ["warning", "yellow", "red"] as const;
export type AlarmLevel = (typeof LEVELS)[number];

/** The states in which a case runs: what a list of running cases can be narrowed to. */
export const RUNNING_STATES = [
  "submitted",
  "awaiting-supplement",
  "accepted",
  "suspended",
  "sent-up",
  "decided",
] as const satisfies readonly CaseState[];

/** With those in which it has ended: what one has done stays in one's list. */
export const ALL_STATES = [
  ...RUNNING_STATES,
  "closed",
  "declined",
  "not-accepted",
  "withdrawn",
  "terminated",
  "voided",
] as const satisfies readonly CaseState[];

export interface ListSearch {
  department?: string;
  item?: string;
  level?: string;
  state?: string;
}

/** What the address says, as the filter of the list; words it doesn't know are left out. */
export function listFilter({ department, item, level, state }: ListSearch) {
  const known = { level: levelOf(level), state: ALL_STATES.find((name) => name === state) };
  return {
    ...(department ? { department } : {}),
    ...(item ? { item } : {}),
    ...(known.level ? { level: known.level } : {}),
    ...(known.state ? { state: known.state } : {}),
  };
}

function levelOf(word: string | undefined): AlarmLevel | undefined {
  return LEVELS.find((name) => name === word);
}

/** Where a case stands on a node of its process. */
export type Position = "done" | "current" | "returned" | "todo";

/** Words around the drawing of a process, in the reader's language. */
export interface DrawingTexts {
  title: (name: string) => string;
  description: (count: number) => string;
  list: string;
  step: string;
  who: string;
  limit: string;
  workday: (amount: number) => string;
  day: (amount: number) => string;
  hour: (amount: number) => string;
  notCounted: string;
  noLimit: string;
  risks: string;
  riskLevels: Readonly<Record<"high" | "middle" | "low", string>>;
  posts: Readonly<Record<string, string>>;
  places: Readonly<Record<string, string>>;
  system: string;
  positions: Readonly<Record<Position, string>>;
}

/** Names of organisations that steps name by code. */
export type OrgNames = (code: string) => string | undefined;

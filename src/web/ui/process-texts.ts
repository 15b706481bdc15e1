/** Where a case stands on a node of its process. */
export type Position = "done" | "current" | "returned" | "todo";

/** Something said of a node or line: what is new, gone or otherwise, or what is wrong with it. `word` stands at it, `tone` repeats it in colour. */
export interface DrawingMark {
  tone: "new" | "gone" | "changed" | "fault";
  word: string;
  /** Told in full beside the node. */
  note?: string;
}

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
  /** Why a step's time isn't counted. */
  ground: (ground: string) => string;
  documents: string;
  documentMark: (count: number) => string;
  and: string;
  risks: string;
  risksInFull: string;
  riskMark: (level: string) => string;
  measure: (measure: string) => string;
  riskLevels: Readonly<Record<"high" | "middle" | "low", string>>;
  posts: Readonly<Record<string, string>>;
  places: Readonly<Record<string, string>>;
  system: string;
  /** How several people do a step together. */
  several: Readonly<Record<"all" | "any" | "share" | "weight" | "sequence", string>>;
  positions: Readonly<Record<Position, string>>;
}

/** Names of organisations that steps name by code. */
export type OrgNames = (code: string) => string | undefined;

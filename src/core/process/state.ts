import type { JsonValue, TimerRule } from "./types.ts";

/** One branch of one firing of a split. Tokens carry a stack of these, outermost first. */
export interface Place {
  fork: string;
  /** outgoing flow of the split */
  branch: string;
}

/** What a visit waits for. */
export type Awaiting = "person" | "applicant" | "system" | "message" | "timer" | "event" | "scope" | "members" | "choice";

/** How a visit came about; everything but `forward` is a step back, sideways or a resumption. */
export type EntryKind = "forward" | "return" | "recall" | "jump" | "direct" | "resume";

/** 直送: where to go when the visit is completed, instead of forward along the drawing. */
export type Direct =
  | { kind: "step"; node: string; stack: Place[]; detour: Place[]; previous: string | null; direct?: Direct }
  /** straight to the join the branch had reached before (null: the branch had ended) */
  | { kind: "branch"; place: Place; join: string | null; flow: string | null }
  /** the rest of the sub-process was done before: close it */
  | { kind: "scope" };

export interface Member {
  index: number;
  item: JsonValue;
}

export interface Vote {
  index: number;
  agree: boolean;
  weight: number;
}

export interface Visit {
  id: string;
  node: string;
  scope: string;
  /** 1 for the first time the node is entered in its scope instance */
  round: number;
  stack: Place[];
  /** branches this token must go back into: it was returned out of them and their siblings go on */
  detour: Place[];
  awaiting: Awaiting;
  how: EntryKind;
  status: "open" | "left" | "cancelled";
  /** how it was left */
  by?: LeftBy;
  outcome?: VoteOutcome;
  /** visit whose completion led here */
  cause: string | null;
  /** something that came of this visit was answered, completed or returned: no 拿回 any more */
  acted?: true;
  /** user step (or start) that stands before this one on the way that was really gone */
  previous: string | null;
  /** the visit this one repeats, when it is entered again for the same person */
  prior?: string;
  direct?: Direct;
  choices?: string[];
  /** of a multi-instance step: those who act, and what they said */
  members?: Member[];
  votes?: Vote[];
  /** this visit is one member of a multi-instance step */
  member?: Member;
}

export type LeftBy = "complete" | "skip" | "message" | "timer" | "choice" | "scope" | "rule";
export type VoteOutcome = "agreed" | "refused";
export type CancelReason = "returned" | "recalled" | "jumped" | "sibling" | "interrupted" | "decided" | "terminated" | "removed";

export type BranchStatus = "open" | "arrived" | "ended";

export interface Fork {
  id: string;
  node: string;
  scope: string;
  stack: Place[];
  detour: Place[];
  /** true: a non-interrupting event beside the main way, which no join waits for */
  side: boolean;
  branches: Record<string, BranchStatus>;
  status: "open" | "joined" | "ended" | "cancelled";
  cause: string | null;
}

/** A token that stands at a join. */
export interface Wait {
  id: string;
  join: string;
  flow: string;
  scope: string;
  stack: Place[];
  detour: Place[];
  cause: string | null;
  previous: string | null;
}

/** A step closed by a return into a sibling branch; entered again when that branch is done once more. */
export interface Pause {
  id: string;
  until: Place;
  node: string;
  scope: string;
  stack: Place[];
  detour: Place[];
  previous: string | null;
}

export interface ScopeInstance {
  id: string;
  /** the sub-process's node id or the process id; for a member of a multi-instance task the task's node id */
  of: string;
  parent: string | null;
  /** visit of the sub-process or multi-instance step that holds it; null for the process itself */
  visit: string | null;
  member?: Member;
  status: "open" | "completed" | "cancelled";
}

export interface Timer {
  id: string;
  visit: string;
  /** the event that fires: boundary, catch, or the event after an event-based gateway */
  node: string;
  /** expressions are answered by now: `value` is ISO 8601 text */
  rule: TimerRule;
  /** how often it was armed again for the same visit (cycles) */
  repeat: number;
}

export interface MessageWait {
  id: string;
  visit: string;
  node: string;
  name: string;
  correlation?: string;
}

export interface ProcessState {
  format: 1;
  status: "ready" | "running" | "ended";
  ending?: Ending;
  /** number of the next id */
  next: number;
  scopes: Record<string, ScopeInstance>;
  visits: Record<string, Visit>;
  /** `scope|node` → newest visit; older rounds are only in the journal */
  latest: Record<string, string>;
  forks: Record<string, Fork>;
  waits: Record<string, Wait>;
  pauses: Record<string, Pause>;
  timers: Record<string, Timer>;
  messages: Record<string, MessageWait>;
  /** answers of business-rule tasks, by name */
  results: Record<string, JsonValue>;
  /** outcome of the newest round of each multi-instance step, by node id: expressions see it as `outcomes` */
  outcomes: Record<string, VoteOutcome>;
}

export interface Ending {
  outcome: "completed" | "terminated" | "failed";
  node?: string;
  reason?: string;
}

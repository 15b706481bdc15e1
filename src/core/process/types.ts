/** Browser-safe types of a compiled process: plain JSON, stored with the item version it belongs to and never changed. */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export const STEP_ROLES = [
  "receive",
  "handle",
  "review",
  "decide",
  "deliver",
  "opinion",
  "settle",
  "send-up",
  "reply",
  "publicise",
  "custom",
] as const;
export type StepRole = (typeof STEP_ROLES)[number];

/** Steps of work on a case. The others accept, decide or hand over: one officer does them, who answers for it, and nothing passes them by itself. */
export const WORK_ROLES: ReadonlySet<StepRole> = new Set(["handle", "review", "opinion", "publicise", "custom"]);

export const LIMIT_UNITS = ["workday", "day", "hour"] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export type FieldAccess = "read" | "write" | "hidden";
export type RiskLevel = "high" | "middle" | "low";

export interface StepRisk {
  name: string;
  level: RiskLevel;
  description?: string;
  measure?: string;
}

/** How an act looks at one step: its own words, an opinion of its own rule. */
export interface StepButton {
  act: string;
  label?: string;
  opinion?: "required" | "optional";
}

/** How the person of a step is found (岗位, 部门成员, 科室, 负责人 …). */
export const FINDERS = [
  "post",
  "members",
  "section",
  "head",
  "heads-up",
  "people",
  "starter",
  "starter-head",
  "starter-chooses",
  "previous-chooses",
  "field",
  "field-head",
  "expression",
] as const;
export type Finder = (typeof FINDERS)[number];

export const PICKS = ["pool", "random"] as const;
export const NOBODY_RULES = ["manager", "agree", "refuse", "person"] as const;
export const SELF_RULES = ["allow", "skip", "head"] as const;
export const AGAIN_RULES = ["allow", "once", "consecutive"] as const;

/** Whose step it is, where organisation and post don't say it all. The starter (发起人) is who took the application in hand. */
export interface StepPeople {
  find: Finder;
  /** staff numbers, for `people` */
  people?: string[];
  /** a section (科室) of the step's organisation, for `section` */
  section?: string;
  /** the form field that names a staff number, for `field` and `field-head` */
  field?: string;
  /** yields a staff number or a list of them, for `expression` */
  expression?: string;
  /** organisations upwards, for `heads-up`: 1–5 */
  levels?: number;
  /** of several: whoever claims it, unless one is drawn */
  pick?: (typeof PICKS)[number];
  /** when nobody is found: the process manager, unless it says otherwise */
  nobody?: (typeof NOBODY_RULES)[number];
  /** staff number, for `nobody: person` */
  nobodyPerson?: string;
  /** when the person found is the starter */
  self?: (typeof SELF_RULES)[number];
  /** when the person found has done an earlier step, or the one just before */
  again?: (typeof AGAIN_RULES)[number];
}

export const COPY_FINDERS = ["post", "section", "head", "people", "starter"] as const;

/** Who is told of a step without having to act (抄送). */
export interface StepCopy {
  when: "enter" | "leave";
  find: (typeof COPY_FINDERS)[number];
  org?: string;
  post?: string;
  section?: string;
  people?: string[];
}

export const OVERRUN_ACTS = ["remind", "hand-on", "agree", "refuse"] as const;

/** What happens when the step's limit has passed: reminders, or the step moves without its person. */
export interface StepOverrun {
  act: (typeof OVERRUN_ACTS)[number];
  /** reminders in all */
  times?: number;
  /** working days between them */
  every?: number;
}

export const POINT_KINDS = ["time", "speed", "hours", "opinion", "same-person", "measure"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** A supervision point (监察点): what supervision looks at in this step. */
export interface SupervisionPoint {
  name: string;
  kind: PointKind;
  /** 1 warning, 2 yellow, 3 red */
  level: 1 | 2 | 3;
  /** `time`: working days left; `speed`: seconds; `opinion`: characters */
  value?: number;
  description?: string;
}

/** What Mingtang adds to a BPMN task (`mt:step`): who, how long, on what ground, with what in hand. */
export interface StepSettings {
  role: StepRole;
  /** `window`, `department`, `county`, `township` (that of the receiving window) or `unit:<code>` */
  org?: string;
  post?: string;
  /** in `unit`s (working days unless it says otherwise) */
  limit?: number;
  unit?: LimitUnit;
  /** false: the time of this step is outside the statutory limit (特别程序) */
  counts?: boolean;
  ground?: string;
  opinion?: "required" | "optional";
  acts: string[];
  /** at most one an act; absent in versions published before there were any */
  buttons?: StepButton[];
  fields: { id: string; access: FieldAccess }[];
  materials: string[];
  documents: string[];
  risks: StepRisk[];
  /** absent: whoever holds the post there */
  people?: StepPeople;
  copies?: StepCopy[];
  overrun?: StepOverrun;
  points?: SupervisionPoint[];
  /** condition under which the step passes by itself */
  skip?: string;
}

export type NodeKind =
  | "start"
  | "end"
  | "user"
  | "manual"
  | "service"
  | "send"
  | "receive"
  | "rule"
  | "exclusive"
  | "parallel"
  | "inclusive"
  | "event-based"
  | "sub-process"
  | "call"
  | "boundary"
  | "catch"
  | "throw";

/** A time as drawn: ISO 8601 text, an expression that yields one, or a limit counted by the county's calendar. */
export type TimerRule =
  | { kind: "duration" | "date" | "cycle"; value: string; expression: boolean }
  | { kind: "limit"; limit: number; unit: LimitUnit };

export type Trigger =
  | { kind: "timer"; timer: TimerRule }
  | { kind: "message"; name: string; correlation?: string }
  | { kind: "error"; code?: string }
  | { kind: "terminate" };

export const VOTE_RULES = ["all", "any", "share", "weight"] as const;
/** 会签: all or a share of them; 或签: the first answer decides; 票签: weighted. */
export type VoteRule = (typeof VOTE_RULES)[number];

export interface MultiSettings {
  sequential: boolean;
  /** expression yielding a list (one member each) or a number of members */
  members: string;
  /** expression: ends the step early when true */
  completion?: string;
  rule: VoteRule;
  /** percent, for `share` (at least) and `weight` (more than) */
  share: number;
  /**
   * 票签: votes by member, whole numbers of 1–`MOST_VOTES`; one that isn't named has one. A member is named as the expression names it (`unit:GT`);
   * of people found, whoever calls the engine says whose votes are whose, and gives them with the member.
   */
  weights?: Readonly<Record<string, number>>;
}

export const MOST_VOTES = 99;

export interface ProcessNode {
  id: string;
  name: string;
  kind: NodeKind;
  scope: string;
  incoming: string[];
  outgoing: string[];
  trigger?: Trigger;
  /** boundary events only */
  attachedTo?: string;
  interrupting?: boolean;
  defaultFlow?: string;
  multi?: MultiSettings;
  step?: StepSettings;
  /** business-rule task answered by an expression instead of a person or system */
  decision?: { expression: string; result: string };
  /** gateway put in by the compiler where BPMN lets an activity or a mixed gateway split or join by itself */
  implied?: true;
}

export interface ProcessFlow {
  id: string;
  name: string;
  source: string;
  target: string;
  scope: string;
  condition?: string;
}

/** The process, or a sub-process or called process inside it (then `id` is the id of its node). */
export interface ProcessScope {
  id: string;
  parent: string | null;
  starts: string[];
}

export interface ProcessSettings {
  /** what a return out of a parallel block does to the other branches unless the act says otherwise */
  returnSiblings: "cancel" | "keep";
  /** whether a handler may take a finished step back (拿回); absent: yes */
  recall?: "refuse";
}

/** A block: a split, the join that closes it, and the nodes between with the branch (outgoing flow of the split) each lies on. */
export interface ProcessBlock {
  split: string;
  join: string;
  /** node id → outgoing flow of the split */
  inside: Record<string, string>;
}

export const PROCESS_FORMAT = 1;

export interface CompiledProcess {
  format: typeof PROCESS_FORMAT;
  id: string;
  name: string;
  settings: ProcessSettings;
  nodes: ProcessNode[];
  flows: ProcessFlow[];
  scopes: ProcessScope[];
  blocks: ProcessBlock[];
  /** immediate post-dominator of each node, where every way on passes through one */
  postDominators: Record<string, string>;
}

/** Why a drawing is refused: a code (`process/…`), the element, and what in it is meant. */
export interface ProcessFault {
  code: string;
  element?: string;
  name?: string;
  detail?: string;
}

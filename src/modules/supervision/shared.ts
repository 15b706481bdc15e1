/** Browser-safe door of supervision: alarms, the live list, replay. */
import type { CaseRow, CaseState, CaseView, ClockView, FormLine, MaterialView, TimelineEntry } from "../cases/shared.ts";

/** 0 提示 · 1 预警 · 2 黄牌 · 3 红牌 (annexes §8). */
export const LEVELS = ["note", "warning", "yellow", "red"] as const;
export type Level = (typeof LEVELS)[number];

export interface AlarmRow {
  id: string;
  matter: string;
  /** Kind of the matter: `case`, `consultation` … */
  kind: string;
  rule: string;
  /** What the rule says, as it stood when the alarm was raised. */
  ruleName: { "zh-CN": string; en: string };
  ruleVersion: number;
  level: Level;
  /** Kind of the clock that broke the rule; `act` where an act did. */
  clock: string;
  /** The clock's day; null for acts. */
  due: string | null;
  /** What was done, by whom, the step's own point where that is what it broke, and what was seen in figures. */
  act: { type: string; person: string; point: string | null; seen: Readonly<Record<string, string | number>> } | null;
  at: string;
  raisedAt: string;
  number: string | null;
  /** The item of a case, the title of a question. */
  itemName: string;
  departmentName: string;
  /** The step, for step clocks. */
  stepName: string | null;
}

export interface LiveFilter {
  department?: string | undefined;
  item?: string | undefined;
  state?: CaseState | undefined;
  /** At least this level. */
  level?: "warning" | "yellow" | "red" | undefined;
}

export interface LivePage {
  rows: CaseRow[];
  next: string | null;
  total: number;
}

/** The case as it stood right after one event. */
export interface ReplayFrame {
  sequence: number;
  at: string;
  type: string;
  person: TimelineEntry["person"];
  state: CaseState;
  position: CaseView["position"];
  form: FormLine[];
  situations: CaseView["situations"];
  /** All that had come, those of a situation that was corrected later included, and all that was asked for. */
  materials: MaterialView[];
  tasks: CaseView["tasks"];
  ballots: CaseView["ballots"];
  clocks: ClockView[];
}

export interface Replay {
  number: string | null;
  applicationNumber: string;
  itemName: string;
  drawing: CaseView["drawing"];
  /** True where personal data are masked; `full` shows them, and is logged. */
  masked: boolean;
  /** The whole timeline; a frame shows it up to its own sequence. */
  timeline: TimelineEntry[];
  frames: ReplayFrame[];
  alarms: AlarmRow[];
}

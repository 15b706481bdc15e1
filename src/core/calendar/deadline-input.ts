import { isLocalDate, type LocalDate } from "./local-date.ts";

export type TermUnit = "workday" | "day" | "hour";

/** A length of time as an item states it: 工作日, 自然日, 小时. */
export interface Term {
  /** A whole number, 0 … 10 000; 0 ends on the start day. */
  readonly amount: number;
  readonly unit: TermUnit;
}

/** 延期: days an authority added (行政许可法 第42条). That it happens once, and by whom, is the caller's rule. */
export interface Extension extends Term {
  readonly approvedOn: LocalDate;
  readonly reason: string;
}

/**
 * 特别程序: time that isn't counted (行政许可法 第45条; annex §6.2 rule 4). Days after `noticed` up to `ended` stand
 * outside the term, at most as many working days as the applicant was told in writing.
 */
export interface Exclusion {
  /** 听证, 鉴定 … as a code. */
  readonly kind: string;
  /** S, the day of the written notice; it still counts. */
  readonly noticed: LocalDate;
  /** Working days told. 0 = none told, nothing stops. */
  readonly told: number;
  /** E, the last day that isn't counted; while it is missing the told days are assumed. */
  readonly ended?: LocalDate;
  readonly reason: string;
  /** `false` excludes an overrun in full (a setting; default true: capped at the days told). */
  readonly capped?: boolean;
}

/** Everything a date follows from. Stored with the deadline, so that it can be explained and derived again. */
export interface DeadlineInput {
  /** Day 0; it isn't counted (annex §6.2 rule 1). */
  readonly start: LocalDate;
  /** Which event gave day 0, as a key: `accepted`, `received`, `decided` … */
  readonly startRule: string;
  /** `HH:MM` of the start, needed only for terms in hours. */
  readonly startTime?: string;
  readonly term: Term;
  readonly extensions: readonly Extension[];
  readonly exclusions: readonly Exclusion[];
  /** Whether a natural-day term that would end on a rest day moves to the next working day (rule 3). Default true. */
  readonly rollToWorkday?: boolean;
  /** Today, if an uncapped exclusion is still open: it is then excluded at least up to here. */
  readonly stoppedNow?: LocalDate;
}

export type DeadlineProblemCode =
  | "calendar/no-such-day"
  | "calendar/not-a-term"
  | "calendar/start-time-missing"
  | "calendar/not-a-time"
  | "calendar/ended-before-noticed";

export interface DeadlineProblem {
  /** Where, e.g. `exclusions[0].ended`. */
  path: string;
  code: DeadlineProblemCode;
}

const MOST = 10_000;

/** What is wrong with an input that came from people; empty when it can be derived from. */
export function checkDeadlineInput(input: DeadlineInput): DeadlineProblem[] {
  const problems: DeadlineProblem[] = [];
  const report = (path: string, code: DeadlineProblemCode) => problems.push({ path, code });
  const day = (path: string, date: LocalDate | undefined) =>
    date === undefined || isLocalDate(date) || report(path, "calendar/no-such-day");
  const amount = (path: string, value: number) => isAmount(value) || report(path, "calendar/not-a-term");

  day("start", input.start);
  day("stoppedNow", input.stoppedNow);
  amount("term.amount", input.term.amount);
  input.extensions.forEach((extension, index) => {
    amount(`extensions[${index}].amount`, extension.amount);
    day(`extensions[${index}].approvedOn`, extension.approvedOn);
  });
  input.exclusions.forEach((exclusion, index) => {
    amount(`exclusions[${index}].told`, exclusion.told);
    day(`exclusions[${index}].noticed`, exclusion.noticed);
    day(`exclusions[${index}].ended`, exclusion.ended);
    if (exclusion.ended && exclusion.ended < exclusion.noticed) report(`exclusions[${index}].ended`, "calendar/ended-before-noticed");
  });
  const startTimeProblem = checkStartTime(input);
  if (startTimeProblem) report("startTime", startTimeProblem);
  return problems;
}

/** Whether a number can be the length of a term. */
export function isAmount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MOST;
}

function checkStartTime({ startTime, term, extensions }: DeadlineInput): DeadlineProblemCode | undefined {
  if (startTime !== undefined) return /^([01]\d|2[0-3]):[0-5]\d$/.test(startTime) ? undefined : "calendar/not-a-time";
  return [term, ...extensions].some((part) => part.unit === "hour") ? "calendar/start-time-missing" : undefined;
}

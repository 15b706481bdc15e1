import { z } from "zod";
import { isWorkingDay, type WorkCalendar } from "../../../core/calendar/index.ts";
import { STEP_ROLES, type SupervisionPoint } from "../../../core/process/index.ts";
import { dayOf, instantOf } from "../../../platform/clock.ts";
import { TOLD } from "./time-rule.ts";

const count = z.number().int().min(1).max(1000);
const days = z.number().int().min(1).max(366);
const role = z.enum(STEP_ROLES);
const RISK_LEVELS = ["high", "middle", "low"] as const;

/**
 * A rule on what people do (annexes §8.1 P03–P06, 七(四)4): suspicious acts are flagged, not undone; a person looks at them.
 * `speed`: a step agreed to, refused or decided so few seconds after it opened; `whole`: a case decided so soon after it was handed in. Neither looks
 * at 即办件, which are meant to be done at the counter. `hours`: so many acts out of hours in so many days. `batch`: so many in so few minutes, out of
 * hours. `returns`, `supplements`: so many in one case. `applicant`: sent back so often in so many days. `same-person`: one person at two roles of a
 * case. `own-application`: the applicant bears the officer's name. `point`: what a step's own points say.
 * `silent`: a unit asked for its opinion let its time pass, which is taken for consent; nobody's act, put before the posts told.
 * `measure`: a step passed without a tick at the measures of its risks of this level (annexes §8.1 R01).
 */
export const actRuleSchema = z.object({
  id: z.string().min(1),
  name: z.object({ "zh-CN": z.string().min(1), en: z.string().min(1) }),
  act: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("speed"), seconds: count }),
    z.object({ kind: z.literal("whole"), seconds: z.number().int().min(1) }),
    z.object({ kind: z.literal("hours"), count, days, graceMinutes: z.number().int().min(0).max(240) }),
    z.object({ kind: z.literal("batch"), count, minutes: count, graceMinutes: z.number().int().min(0).max(240) }),
    z.object({ kind: z.literal("returns"), count }),
    z.object({ kind: z.literal("supplements"), count }),
    z.object({ kind: z.literal("applicant"), count, days }),
    z.object({ kind: z.literal("same-person"), pairs: z.array(z.tuple([role, role])).max(50) }),
    z.object({ kind: z.literal("own-application") }),
    z.object({ kind: z.literal("point") }),
    z.object({ kind: z.literal("silent") }),
    z.object({ kind: z.literal("measure"), level: z.enum(RISK_LEVELS) }),
  ]),
  level: z.number().int().min(0).max(3),
  told: z.array(z.enum(TOLD)).max(10).default([]),
});
export type ActRule = z.infer<typeof actRuleSchema>;

/** What is kept of an act for judging it. */
export interface ActFacts {
  personName: string;
  instant: boolean;
  step: string | null;
  /** Organisation of the step; null where the act closed none, or was kept before this was. */
  org?: string | null;
  role: string | null;
  /** From the step's opening; null where the act closed no step. */
  seconds: number | null;
  /** From handing in to the decision, at the decision. */
  wholeSeconds: number | null;
  /** Roles of the other steps of this case that the same person has done. */
  otherRoles: string[];
  supplements: number;
  points: SupervisionPoint[];
  /** Risks of the step passed whose measure nobody ticked; absent in what was kept before there were any. */
  unticked?: { name: string; level: (typeof RISK_LEVELS)[number] }[];
}

export interface Act {
  type: string;
  at: Date;
  facts: ActFacts;
}

/** What had to be looked up besides; each only where a rule asks. */
export interface Counted {
  /** Acts of this person out of hours in the rule's days, or minutes, this one among them. */
  outOfHours: number;
  /** Returns in this case, this one among them. */
  returns: number;
  /** Times this applicant was sent back, in all their cases. */
  sentBack: number;
  sameApplicant: boolean;
  /** Characters of the opinion. */
  opinion: number;
}

/** What was seen, in figures and words, where a rule is broken. */
export type Seen = Readonly<Record<string, string | number>>;

const DECIDING: ReadonlySet<string> = new Set(["case/agreed", "case/disagreed", "case/decided", "case/settled"]);
export const SENDING_BACK: readonly string[] = ["case/supplement-asked", "case/declined", "case/not-accepted"];

/** Whether an act breaks a rule; null when it doesn't. Pure. */
export function brokenBy({ act: rule }: ActRule, act: Act, counted: Counted, calendar: WorkCalendar): Seen | null {
  const { facts, type } = act;
  switch (rule.kind) {
    case "speed":
      return DECIDING.has(type) && isQuick(facts, rule.seconds) ? { seconds: facts.seconds ?? 0 } : null;
    case "whole":
      return !facts.instant && facts.wholeSeconds !== null && facts.wholeSeconds < rule.seconds ? { seconds: facts.wholeSeconds } : null;
    case "hours":
    case "batch":
      return DECIDING.has(type) && isOutOfHours(act.at, calendar, rule.graceMinutes) && isAt(counted.outOfHours, rule.count)
        ? { count: counted.outOfHours }
        : null;
    case "returns":
      return type === "case/returned" && counted.returns >= rule.count ? { count: counted.returns } : null;
    case "supplements":
      return type === "case/supplement-asked" && facts.supplements >= rule.count ? { count: facts.supplements } : null;
    case "applicant":
      return SENDING_BACK.includes(type) && counted.sentBack >= rule.count ? { count: counted.sentBack } : null;
    case "same-person":
      return facts.instant ? null : paired(facts, rule.pairs);
    case "own-application":
      return counted.sameApplicant ? { person: facts.personName } : null;
    case "silent":
      return type === "case/overrun-agreed" && facts.role === "opinion" ? {} : null;
    case "measure":
      return untickedOf(facts, rule.level);
    case "point":
      return null; // by `pointsBroken`, each with its own name and level
  }
}

/** The points of the act's step that it breaks (监察点). `time` is watched by the step's clock; `measure` looks at every passing, the others at decisions. */
export function pointsBroken(act: Act, counted: Counted, calendar: WorkCalendar): { point: SupervisionPoint; seen: Seen }[] {
  return act.facts.points.flatMap((point) => {
    const seen = point.kind === "measure" ? untickedOf(act.facts) : DECIDING.has(act.type) && pointSeen(point, act, counted, calendar);
    return seen ? [{ point, seen }] : [];
  });
}

function pointSeen({ kind, value }: SupervisionPoint, { at, facts }: Act, { opinion }: Counted, calendar: WorkCalendar): Seen | null {
  if (kind === "speed") return isQuick({ ...facts, instant: false }, value ?? DEFAULT_SECONDS) ? { seconds: facts.seconds ?? 0 } : null;
  if (kind === "hours") return isOutOfHours(at, calendar, 0) ? { count: 1 } : null;
  if (kind === "opinion") return opinion < (value ?? 1) ? { characters: opinion } : null;
  if (kind === "same-person") return facts.otherRoles.length > 0 ? { role: facts.otherRoles[0] ?? "" } : null;
  return null;
}

/** Names of risks that were passed without a tick at their measure, of one level or any. */
function untickedOf({ unticked = [] }: ActFacts, level?: string): Seen | null {
  const names = unticked.filter((risk) => level === undefined || risk.level === level).map(({ name }) => name);
  return names.length > 0 ? { measures: names.join("、") } : null;
}

const DEFAULT_SECONDS = 30;

function isQuick({ instant, seconds }: Pick<ActFacts, "instant" | "seconds">, limit: number): boolean {
  return !instant && seconds !== null && seconds < limit;
}

function paired({ role: own, otherRoles }: ActFacts, pairs: readonly (readonly [string, string])[]): Seen | null {
  const apart = pairs.find(([one, other]) => (own === one && otherRoles.includes(other)) || (own === other && otherRoles.includes(one)));
  return apart ? { role: own === apart[0] ? apart[1] : apart[0] } : null;
}

/** Once when the number is reached, and again each time as many have come: not at every further one. */
function isAt(counted: number, limit: number): boolean {
  return counted > 0 && counted % limit === 0;
}

/** Before opening or after closing of a working day, or on a day off (工作时间 of the calendar), with some grace for who comes early or stays. */
export function isOutOfHours(at: Date, calendar: WorkCalendar, graceMinutes: number): boolean {
  const day = dayOf(at);
  if (!isWorkingDay(calendar, day).working) return true;
  const { open, close } = calendar.hours;
  const grace = graceMinutes * 60_000;
  return at.getTime() < instantOf(day, open).getTime() - grace || at.getTime() > instantOf(day, close).getTime() + grace;
}

import { z } from "zod";
import { addWorkingDays, closingTime, type DeadlineInput, deriveDeadline, marks, type WorkCalendar } from "../../../core/calendar/index.ts";
import { dayOf, instantOf } from "../../../platform/clock.ts";
import { POSTS } from "../../identity/shared.ts";
import { endOf } from "../../matters/index.ts";

/**
 * Who is told when a rule is broken: whoever has the step (by name, else its queue), only those it is named for (who has taken it, or may; never a
 * whole queue, whose bells would fill), whoever applied, or the holders of a post nearest above the step: in its organisation, else in the next one
 * upwards.
 */
export const TOLD = ["holder", "named", "applicant", ...POSTS] as const;

/**
 * A time rule (annexes §8.1): which clocks it watches and when it is broken.
 * `left`: from the opening of the day on which so many days are left (with another number for short terms), counted as the clock itself counts, unless
 * the rule names a unit: five days before the end of a term of 30 natural days are natural days;
 * `over`: from the close of business so many working days after the due day; `used`: from the close of the so-many-th day counted.
 */
export const timeRuleSchema = z.object({
  id: z.string().min(1),
  /** What is told to whom it concerns. */
  name: z.object({ "zh-CN": z.string().min(1), en: z.string().min(1) }),
  clock: z.string().min(1),
  when: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("left"),
      days: z.number().int().min(0),
      unit: z.enum(["workday", "day"]).optional(),
      shortTerm: z.object({ atMost: z.number().int(), days: z.number().int().min(0) }).optional(),
    }),
    z.object({ kind: z.literal("over"), days: z.number().int().min(0) }),
    z.object({ kind: z.literal("used"), days: z.number().int().min(1) }),
  ]),
  level: z.number().int().min(0).max(3),
  told: z.array(z.enum(TOLD)).max(10).default([]),
});
export type TimeRule = z.infer<typeof timeRuleSchema>;

/** The instant at which a clock breaks a rule; a clock that ends in time never reaches it. */
export function breaksAt(rule: TimeRule, clock: { due: string; input: DeadlineInput }, calendar: WorkCalendar): Date {
  const { when } = rule;
  if (clock.input.term.unit === "hour") return breaksInHours(when, clock.input, calendar);
  if (when.kind === "left") {
    const days = when.shortTerm && clock.input.term.amount <= when.shortTerm.atMost ? when.shortTerm.days : when.days;
    const opens = marks(clock, calendar, [days], when.unit ?? clock.input.term.unit)[0]?.opens ?? clock.due;
    return instantOf(opens);
  }
  const day = when.kind === "over" ? addWorkingDays(calendar, clock.due, when.days).date : usedUp(clock.input, when.days, calendar);
  return instantOf(day, closingTime(calendar));
}

/** A term in hours nears its end in its last fifth (annexes §8.1 T04) and is over to the minute; `used` counts days, as it says. */
function breaksInHours(when: TimeRule["when"], input: DeadlineInput, calendar: WorkCalendar): Date {
  if (when.kind === "used") return instantOf(usedUp(input, when.days, calendar), closingTime(calendar));
  const end = endOf(input, calendar);
  if (when.kind === "left") return new Date(end.getTime() - (input.term.amount * HOUR_MS) / 5);
  return when.days === 0 ? end : instantOf(addWorkingDays(calendar, dayOf(end), when.days).date, closingTime(calendar));
}

const HOUR_MS = 3_600_000;

function usedUp(input: DeadlineInput, days: number, calendar: WorkCalendar): string {
  return deriveDeadline(
    { ...input, term: { amount: days, unit: input.term.unit === "hour" ? "day" : input.term.unit }, extensions: [] },
    calendar,
  ).due;
}

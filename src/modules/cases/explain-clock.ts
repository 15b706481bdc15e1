import { deriveDeadline, explainDeadline } from "../../core/calendar/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { calendarOf, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { ClockDerivation } from "./shared.ts";
import { sightOf } from "./visibility.ts";

/** Why a clock of a case is due when it is (K4: every date explains itself), counted with the calendar the date was found by. Null where there is no such clock to see. */
export async function explainClock(house: House, actor: Actor, asked: { caseId: string; clock: string }): Promise<ClockDerivation | null> {
  const matter = await readMatter(house, caseKind, asked.caseId);
  if (!matter || sightOf(actor, matter) === "none") return null;
  const clock = matter.state.clocks[asked.clock];
  if (!clock || clock.state === "dropped") return null;
  const { due, provisional, input } = clock;
  const calendar = await calendarOf(house, clock.calendar);
  const { start, startRule, term } = input;
  return {
    start,
    startRule,
    term,
    due,
    provisional,
    calendar: clock.calendar,
    days: explainDeadline(deriveDeadline(input, calendar), calendar),
  };
}

import type { LocalDate } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import type { CaseOwn } from "./domain/own.ts";
import { stepTasks } from "./domain/side-tasks.ts";
import type { CaseCommandInput } from "./shared.ts";

/** 催办: a word to those who hold the case now, counted, and once a day at most: more often it is noise. Whom it reaches stands in the event. */
export function urgeCase({ own, matter, input, context }: CaseAct<CaseCommandInput<"urge">>): Decision {
  const holders = stepTasks(matter.state);
  if (holders.length === 0) return refuse("cases/nobody-to-urge");
  const early = notUrgeable(own, context.today);
  if (early) return refuse(early);
  const times = (own.urged?.times ?? 0) + 1;
  return told({
    type: "case/urged",
    patch: { set: { urged: { times, at: context.at.toISOString() } } },
    facts: { times, holders: holders.map(({ visit, org, post, assignee }) => ({ visit, org, post, assignee })) },
    personal: { opinion: input.note },
  });
}

/** Why it is too early to press again; null where it isn't. */
export function notUrgeable({ urged }: CaseOwn, today: LocalDate): string | null {
  return urged && dayOf(new Date(urged.at)) === today ? "cases/urged-today" : null;
}

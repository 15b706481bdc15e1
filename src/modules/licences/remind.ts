import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { House } from "../house.ts";
import { marksDue } from "./domain/standing.ts";
import { onLicence, said } from "./register-licence.ts";

const BATCH = 200;
const SWEEP = "licences.reminders";

/**
 * Licences that are about to expire, or have expired: a fact in their journal, from which notices tell holder and department. Each mark is told once; a
 * house that slept tells the last one only.
 */
export async function sweepReminders(house: House): Promise<number> {
  const now = house.clock.now();
  const today = dayOf(now);
  const { rows } = await sql<{ id: string; remind_on: string }>`
    select l.id, l.remind_on::text as remind_on from licences.licence l
    where l.region = ${house.region} and l.remind_on <= ${today} and ${notSetBack(SWEEP, sql`l.id::text`, now)}
    order by l.remind_on limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ id }) => id,
    work: ({ id, remind_on }) =>
      onLicence(house, id, `licence-reminder:${id}:${remind_on}`, (own) => {
        const due = marksDue(own, own.reminded, today);
        const mark = due.at(-1);
        if (mark === undefined || own.validUntil === null) return null;
        const set = { reminded: [...own.reminded, ...due] };
        return said({ type: "licence/expiry-near", data: { set, mark: mark < 0 ? "expired" : "near", due: own.validUntil } });
      }),
  });
}

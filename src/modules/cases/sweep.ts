import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import { deemAccepted } from "./accept-case.ts";
import { fireTimer } from "./fire-timer.ts";
import { performAsSystem } from "./perform-case.ts";

const BATCH = 200;

/** Applications whose five working days have passed without a word count as accepted (行政许可法 32). Returns how many became so. */
export async function sweepDeemed(house: House): Promise<number> {
  const today = dayOf(house.clock.now());
  const { rows } = await sql<{ matter: string; id: string }>`
    select k.matter, k.id from matters.clock k where k.region = ${house.region} and k.kind = 'receipt' and k.state = 'running' and k.due < ${today}
    order by k.due limit ${BATCH}`.execute(house.db);
  let deemed = 0;
  for (const { matter, id } of rows) {
    const outcome = await performAsSystem(house, matter, `deem:${matter}:${id}`, {}, deemAccepted, true);
    if (outcome.ok) deemed++;
  }
  return deemed;
}

/** Timers of processes that are due; those of suspended cases wait. Cost grows with what is due, not with what is open. */
export async function sweepTimers(house: House): Promise<number> {
  const { rows } = await sql<{ matter: string; id: string; at: Date }>`
    select t.matter, t.id, t.at from matters.timer t join cases.case c on c.region = t.region and c.id = t.matter
    where t.region = ${house.region} and c.state <> 'suspended' and t.at <= ${house.clock.now()} order by t.at limit ${BATCH}`.execute(
    house.db,
  );
  let fired = 0;
  for (const { matter, id, at } of rows) {
    const outcome = await performAsSystem(house, matter, `timer:${matter}:${id}:${at.toISOString()}`, { timer: id }, fireTimer, false);
    if (outcome.ok) fired++;
  }
  return fired;
}

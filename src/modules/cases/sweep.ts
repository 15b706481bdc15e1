import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { House } from "../house.ts";
import { deemAccepted } from "./accept-case.ts";
import { deemRenewed } from "./deem-renewed.ts";
import { RENEWAL_CLOCK } from "./domain/licence-asked.ts";
import { fireTimer } from "./fire-timer.ts";
import { type CasePerformed, performAsSystem } from "./perform-case.ts";
import { expireTerm } from "./term-expired.ts";

const BATCH = 200;

/** Applications whose five working days have passed without a word count as accepted (行政许可法 32). Returns how many became so. */
export async function sweepDeemed(house: House): Promise<number> {
  const now = house.clock.now();
  const name = "cases.deemed";
  const { rows } = await sql<{ matter: string; id: string }>`
    select k.matter, k.id from matters.clock k where k.region = ${house.region} and k.kind = 'receipt' and k.state = 'running' and k.due < ${dayOf(now)}
      and ${notSetBack(name, sql`k.matter || ':' || k.id`, now)} order by k.due limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name,
    rows,
    itemOf: ({ matter, id }) => `${matter}:${id}`,
    work: async ({ matter, id }) => once(await performAsSystem(house, matter, `deem:${matter}:${id}`, {}, deemAccepted, true)),
  });
}

/** Timers of processes that are due; those of suspended cases wait. Cost grows with what is due, not with what is open. */
export async function sweepTimers(house: House): Promise<number> {
  const now = house.clock.now();
  const name = "cases.timers";
  const { rows } = await sql<{ matter: string; id: string; at: Date }>`
    select t.matter, t.id, t.at from matters.timer t join cases.case c on c.region = t.region and c.id = t.matter
    where t.region = ${house.region} and c.state <> 'suspended' and t.at <= ${now}
      and ${notSetBack(name, sql`t.matter || ':' || t.id`, now)} order by t.at limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name,
    rows,
    itemOf: ({ matter, id }) => `${matter}:${id}`,
    work: async ({ matter, id, at }) =>
      once(await performAsSystem(house, matter, `timer:${matter}:${id}:${at.toISOString()}`, { timer: id }, fireTimer, false)),
  });
}

/** Terms of applicants that have passed: each is put before the officers once. Returns how many were. */
export async function sweepExpired(house: House): Promise<number> {
  const now = house.clock.now();
  const name = "cases.expired";
  const { rows } = await sql<{ matter: string; id: string }>`
    select k.matter, k.id from matters.clock k where k.region = ${house.region} and k.kind in ('supplement', 'deferred') and k.state = 'running' and k.due < ${dayOf(now)}
      and not exists (select 1 from matters.idempotency i where i.region = k.region and i.scope = 'system' and i.key = 'expired:' || k.matter || ':' || k.id)
      and ${notSetBack(name, sql`k.matter || ':' || k.id`, now)} order by k.due limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name,
    rows,
    itemOf: ({ matter, id }) => `${matter}:${id}`,
    work: async ({ matter, id }) => once(await performAsSystem(house, matter, `expired:${matter}:${id}`, { clock: id }, expireTerm, false)),
  });
}

/** Renewals asked for in time and not decided on by the licence's last day count as granted (行政许可法 50). Returns how many became so. */
export async function sweepRenewals(house: House): Promise<number> {
  const now = house.clock.now();
  const name = "cases.renewals";
  const { rows } = await sql<{ matter: string }>`
    select k.matter from matters.clock k where k.region = ${house.region} and k.kind = ${RENEWAL_CLOCK} and k.state = 'running' and k.due < ${dayOf(now)}
      and not exists (select 1 from matters.idempotency i where i.region = k.region and i.scope = 'system' and i.key = 'renewal-deemed:' || k.matter)
      and ${notSetBack(name, sql`k.matter::text`, now)} order by k.due limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name,
    rows,
    itemOf: ({ matter }) => matter,
    work: async ({ matter }) => once(await performAsSystem(house, matter, `renewal-deemed:${matter}`, {}, deemRenewed, false)),
  });
}

/** What was done under this key before and is still due is no progress: without a pause it would be tried for ever. */
export function once(outcome: CasePerformed): { ok: true } | { ok: false; code: string } {
  return outcome.ok && outcome.repeated ? { ok: false, code: "cases/done-before" } : outcome;
}

import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type Raised, tellAlarms } from "./tell-alarms.ts";

const BATCH = 1000;

/**
 * Raises what is due: watches whose instant has come become alarms, once each. Several servers may sweep at the same time; what one has taken
 * the others skip. Cost grows with what is due. Those whom the rule names are told, unless `tell` says not to (loading). Returns how many watches
 * were taken.
 */
export async function raiseAlarms(house: House, { tell = true } = {}): Promise<number> {
  return inTransaction(house.db, async (tx) => {
    const now = house.clock.now();
    const { rows } = await sql<Omit<Raised, "kind"> & { level: number; kind: string | null }>`
      with due as (
        delete from supervision.watch w where (w.region, w.matter, w.clock, w.rule) in (
          select region, matter, clock, rule from supervision.watch where at <= ${now} order by at limit ${BATCH} for update skip locked)
        returning w.*),
      raised as (
        insert into supervision.alarm (id, region, matter, kind, clock, rule, version, level, due, at, raised_at, facts)
        select gen_random_uuid(), d.region, d.matter, m.kind, d.clock, d.rule, d.version, d.level, c.due, d.at, ${now},
          jsonb_build_object('clock', c.kind, 'visit', c.visit, 'state', c.state, 'due', c.due, 'provisional', c.provisional, 'calendar', c.calendar, 'derivation', c.derivation)
        from due d
        join matters.clock c on c.region = d.region and c.matter = d.matter and c.id = d.clock and c.state in ('running', 'stopped')
        join matters.matter m on m.region = d.region and m.id = d.matter
        on conflict (region, matter, clock, rule, due) do nothing returning *),
      standing as (
        insert into supervision.standing (region, matter, kind, level, since)
        select region, matter, min(kind), max(level), ${now} from raised group by region, matter
        on conflict (region, matter) do update set level = excluded.level, since = excluded.since where standing.level < excluded.level returning 1)
      select d.matter, d.level, d.clock, d.rule, r.kind, r.due::text as due, r.facts->>'visit' as visit from due d
      left join raised r on r.matter = d.matter and r.clock = d.clock and r.rule = d.rule and r.region = d.region`.execute(tx);
    const raised = rows.filter((row): row is Raised & { level: number } => row.kind !== null);
    if (tell) await tellAlarms(house, tx, raised);
    if (rows.length > 0)
      await house.live.publish(tx, "alarms", { raised: rows.length, highest: Math.max(...rows.map((row) => row.level)) });
    return rows.length;
  });
}

import { sql } from "kysely";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House, RecordedClock } from "../house.ts";
import { currentCalendar } from "../matters/index.ts";
import { type RuleVersion, readRules } from "./rules.ts";
import { TIME_POINT, watchesOf } from "./watch-clocks.ts";

const BATCH = 200;
/** By then every server has heard of new rules. */
const HEARD_MS = 60_000;

interface Application {
  id: number;
  published_at: Date;
  after: string | null;
  passes_left: number;
}

/** Leaves word that rules have changed, in the transaction that publishes them. One that isn't carried out yet is carried out with the new ones. */
export async function leaveForApplication(tx: Tx, house: House, rules: readonly RuleVersion<{ id: string }>[]): Promise<void> {
  const now = house.clock.now();
  const versions = JSON.stringify(Object.fromEntries(rules.map(({ rule, version }) => [rule.id, version])));
  await sql`insert into supervision.rule_application (region, rules, published_at, next_at, passes_left)
    values (${house.region}, ${versions}::jsonb, ${now}, ${now}, 2)
    on conflict (region) where ended_at is null do update set rules = rule_application.rules || excluded.rules,
      published_at = excluded.published_at, next_at = excluded.next_at, passes_left = 2, after = null`.execute(tx);
}

/**
 * Puts changed rules on the clocks that run already (七(五)2: every case, whatever the day its rules were made), a batch of matters at a time.
 * Each batch sets what the rules in force ask for and ends what they no longer ask for, so doing one again changes nothing; an alarm that was
 * raised stays and isn't raised twice. Returns how many matters were looked at.
 */
export async function applyRules(house: House): Promise<number> {
  const calendar = await currentCalendar(house);
  return inTransaction(house.db, async (tx) => {
    const { rows } = await sql<Application>`select id, published_at, after, passes_left from supervision.rule_application
      where region = ${house.region} and ended_at is null and next_at <= ${house.clock.now()} for update skip locked`.execute(tx);
    const application = rows[0];
    if (!application) return 0;
    const ids = await lockRunning(tx, house.region, application.after);
    const rules = await readRules(tx);
    const clocks = await liveClocksOf(tx, house.region, ids);
    const watches = clocks.flatMap(({ matter, ...clock }) => watchesOf({ matter, clocks: [clock] }, rules, calendar));
    const changed = await setWatches(tx, house.region, ids, JSON.stringify(watches));
    await goOn(tx, house, application, ids, changed);
    return ids.length;
  });
}

/** Locked, so that no command moves a clock between our reading and our writing. */
async function lockRunning(tx: Tx, region: string, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from matters.matter
    where region = ${region} and ended_at is null ${after === null ? sql`` : sql`and id > ${after}`}
    order by id limit ${BATCH} for no key update`.execute(tx);
  return rows.map((row) => row.id);
}

async function liveClocksOf(tx: Tx, region: string, matters: readonly string[]): Promise<(RecordedClock & { matter: string })[]> {
  const { rows } = await sql<RecordedClock & { matter: string }>`
    select matter, id, kind, visit, state, due::text as due, provisional, derivation as input from matters.clock
    where region = ${region} and matter = any(${matters}::uuid[]) and state in ('running', 'stopped')`.execute(tx);
  return rows;
}

async function setWatches(tx: Tx, region: string, matters: readonly string[], watches: string): Promise<{ set: number; ended: number }> {
  const given = sql`json_to_recordset(${watches}::json) as w (matter uuid, clock text, rule text, version int, level smallint, at timestamptz)`;
  const ended = await sql`delete from supervision.watch where region = ${region} and matter = any(${matters}::uuid[])
    and not starts_with(rule, ${TIME_POINT}) and (matter, clock, rule) not in (select matter, clock, rule from ${given})`.execute(tx);
  const set = await sql`insert into supervision.watch as k (region, matter, clock, rule, version, level, at)
    select ${region}, w.matter, w.clock, w.rule, w.version, w.level, w.at from ${given}
    where not exists (select 1 from supervision.alarm a join matters.clock c on c.region = a.region and c.matter = a.matter and c.id = a.clock
      where a.region = ${region} and a.matter = w.matter and a.clock = w.clock and a.rule = w.rule and a.due = c.due)
    on conflict (region, matter, clock, rule) do update set version = excluded.version, level = excluded.level, at = excluded.at
      where (k.version, k.level, k.at) is distinct from (excluded.version, excluded.level, excluded.at)`.execute(tx);
  return { set: Number(set.numAffectedRows ?? 0), ended: Number(ended.numAffectedRows ?? 0) };
}

async function goOn(tx: Tx, house: House, application: Application, ids: readonly string[], changed: { set: number; ended: number }) {
  const now = house.clock.now();
  const passEnded = ids.length < BATCH;
  const passesLeft = application.passes_left - (passEnded ? 1 : 0);
  const heard = new Date(application.published_at.getTime() + HEARD_MS);
  const { rows } = await sql<{ matters: number; watches_set: number; watches_ended: number }>`update supervision.rule_application set
    after = ${passEnded ? null : (ids.at(-1) ?? null)}, passes_left = ${passesLeft}, next_at = ${passEnded && heard > now ? heard : now},
    matters = matters + ${ids.length}, watches_set = watches_set + ${changed.set}, watches_ended = watches_ended + ${changed.ended},
    ended_at = ${passesLeft === 0 ? now : null} where id = ${application.id} returning matters, watches_set, watches_ended`.execute(tx);
  if (passesLeft === 0) house.log.info({ application: application.id, ...rows[0] }, "supervision rules were put on the clocks that run");
}

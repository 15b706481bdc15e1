import { type RawBuilder, sql } from "kysely";
import type { WorkCalendar } from "../../core/calendar/index.ts";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import { bearsNameOf, CASE_KIND_NAME, caseKind } from "../cases/index.ts";
import type { House } from "../house.ts";
import { currentCalendar, readJournal } from "../matters/index.ts";
import {
  type Act,
  type ActFacts,
  type ActRule,
  brokenBy,
  type Counted,
  isOutOfHours,
  pointsBroken,
  SENDING_BACK,
  type Seen,
} from "./domain/act-rule.ts";
import { PASSING_ONLY } from "./record-acts.ts";
import { actRulesInForce, type RuleVersion } from "./rules.ts";
import { tellActs } from "./tell-acts.ts";

const SWEEP = "supervision.acts";
const BATCH = 100;

export interface ActRow extends Act {
  matter: string;
  sequence: number;
  /** Null: the house itself, because nobody had. */
  person: string | null;
  facts: ActFacts;
}

/** An act that broke a rule, or a point of its step. */
export interface FlaggedAct {
  act: ActRow;
  rule: ActRule;
  version: number;
  level: number;
  seen: Seen;
  /** Name of the step's own point. */
  point: string | null;
}

interface Judging {
  rules: readonly RuleVersion<ActRule>[];
  calendar: WorkCalendar;
}

/**
 * Judges acts that nobody has judged yet: what breaks a rule becomes an alarm, and whoever did it is told. What one server has taken the others skip.
 * An act that can't be judged is set back and stands in no other's way. Returns how many were judged or set back.
 */
export async function judgeActs(house: House): Promise<number> {
  const [rules, calendar] = await Promise.all([actRulesInForce(house), currentCalendar(house)]);
  try {
    return await judge(house, { rules, calendar }, sql`true`);
  } catch (err) {
    house.log.error({ err }, "acts couldn't be judged together; each is tried by itself");
    return judgeEach(house, { rules, calendar });
  }
}

async function judgeEach(house: House, judging: Judging): Promise<number> {
  const { rows } = await sql<Pick<ActRow, "matter" | "sequence">>`
    select a.matter, a.sequence from supervision.act a where ${isWaiting(house)} order by a.at limit ${BATCH}`.execute(house.db);
  await sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ matter, sequence }) => `${matter}:${sequence}`,
    async work({ matter, sequence }) {
      await judge(house, judging, sql`a.matter = ${matter} and a.sequence = ${sequence}`);
      return { ok: true };
    },
  });
  return rows.length;
}

function isWaiting(house: House): RawBuilder<unknown> {
  return sql`not a.judged and ${notSetBack(SWEEP, sql`a.matter || ':' || a.sequence`, house.clock.now())}`;
}

async function judge(house: House, { rules, calendar }: Judging, which: RawBuilder<unknown>): Promise<number> {
  return inTransaction(house.db, async (tx) => {
    const within = { ...house, db: tx };
    const { rows } = await sql<ActRow>`
      update supervision.act j set judged = true where (j.region, j.matter, j.sequence) in (
        select a.region, a.matter, a.sequence from supervision.act a where ${which} and ${isWaiting(house)}
        order by a.at limit ${BATCH} for update skip locked)
      returning j.matter, j.sequence, j.at, j.type, j.person, j.facts`.execute(tx);
    const flagged: FlaggedAct[] = [];
    for (const act of rows) flagged.push(...(await flagsOf(within, act, rules, calendar)));
    if (flagged.length > 0) await raise(within, tx, flagged);
    return rows.length;
  });
}

async function flagsOf(house: House, act: ActRow, rules: readonly RuleVersion<ActRule>[], calendar: WorkCalendar): Promise<FlaggedAct[]> {
  const flagged: FlaggedAct[] = [];
  for (const { rule, version } of rules) {
    const counted = await countedFor(house, act, rule, calendar);
    const seen = brokenBy(rule, act, counted, calendar);
    if (seen) flagged.push({ act, rule, version, level: rule.level, seen, point: null });
    if (rule.act.kind !== "point") continue;
    for (const { point, seen: pointSeen } of pointsBroken(act, counted, calendar))
      flagged.push({ act, rule, version, level: point.level, seen: pointSeen, point: point.name });
  }
  return flagged;
}

const NOTHING: Counted = { outOfHours: 0, returns: 0, sentBack: 0, sameApplicant: false, opinion: 0 };

/** Looks up what one rule asks of one act, and only that. */
async function countedFor(house: House, act: ActRow, { act: rule }: ActRule, calendar: WorkCalendar): Promise<Counted> {
  const minute = 60_000;
  if (rule.kind === "hours" && isOutOfHours(act.at, calendar, rule.graceMinutes))
    return { ...NOTHING, outOfHours: await outOfHours(house, act, rule.days * 1440 * minute, calendar, rule.graceMinutes) };
  if (rule.kind === "batch" && isOutOfHours(act.at, calendar, rule.graceMinutes))
    return { ...NOTHING, outOfHours: await outOfHours(house, act, rule.minutes * minute, calendar, rule.graceMinutes) };
  if (rule.kind === "returns" && act.type === "case/returned") return { ...NOTHING, returns: await returnsIn(house, act) };
  if (rule.kind === "applicant" && SENDING_BACK.includes(act.type)) return { ...NOTHING, sentBack: await sentBack(house, act, rule.days) };
  if (rule.kind === "own-application" && !PASSING_ONLY.has(act.type)) return { ...NOTHING, sameApplicant: await isOwn(house, act) };
  if (rule.kind === "point" && act.facts.points.some(({ kind }) => kind === "opinion"))
    return { ...NOTHING, opinion: await opinionOf(house, act) };
  return NOTHING;
}

async function outOfHours(house: House, { person, at }: ActRow, reach: number, calendar: WorkCalendar, grace: number): Promise<number> {
  const since = new Date(at.getTime() - reach);
  const { rows } = await sql<{ at: Date }>`select at from supervision.act
    where region = ${house.region} and person = ${person} and at > ${since} and at <= ${at}
      and type in ('case/agreed', 'case/disagreed', 'case/decided', 'case/settled') limit 5000`.execute(house.db);
  return rows.filter((row) => isOutOfHours(row.at, calendar, grace)).length;
}

async function returnsIn(house: House, { matter, sequence }: ActRow): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from supervision.act
    where region = ${house.region} and matter = ${matter} and type = 'case/returned' and sequence <= ${sequence}`.execute(house.db);
  return rows[0]?.count ?? 0;
}

async function sentBack(house: House, { matter, at }: ActRow, days: number): Promise<number> {
  const since = new Date(at.getTime() - days * 86_400_000);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cases.case own
    join cases.case c on c.region = own.region and c.applicant_index = own.applicant_index
    join supervision.act a on a.region = c.region and a.matter = c.id and a.type = any(${SENDING_BACK}::text[]) and a.at > ${since} and a.at <= ${at}
    where own.region = ${house.region} and own.id = ${matter}`.execute(house.db);
  return rows[0]?.count ?? 0;
}

/**
 * Staff records hold no identity numbers, and a telephone is what somebody typed: another one clears nobody. The same name is a flag for a supervisor
 * to look at, never a refusal.
 */
function isOwn(house: House, { matter, person, facts }: ActRow): Promise<boolean> | false {
  return person !== null && bearsNameOf(house, matter, facts.personName);
}

async function opinionOf(house: House, { matter, sequence }: ActRow): Promise<number> {
  const events = await readJournal(house, caseKind, matter);
  const opinion = events[sequence - 1]?.personal?.opinion;
  return typeof opinion === "string" ? [...opinion.trim()].length : 0;
}

async function raise(house: House, tx: Tx, flagged: readonly FlaggedAct[]): Promise<void> {
  const now = house.clock.now();
  const rows = flagged.map(({ act, rule, version, level, seen, point }) => ({
    matter: act.matter,
    clock: point === null ? `act:${act.sequence}` : `act:${act.sequence}:${point}`,
    rule: rule.id,
    version,
    level,
    at: act.at,
    facts: {
      clock: "act",
      visit: null,
      type: act.type,
      step: act.facts.step,
      person: act.person,
      personName: act.facts.personName,
      point,
      seen,
    },
  }));
  await sql`with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g (matter uuid, clock text, rule text, version int, level smallint, at timestamptz, facts jsonb)),
    raised as (
      insert into supervision.alarm (id, region, matter, kind, clock, rule, version, level, at, raised_at, facts)
      select gen_random_uuid(), ${house.region}, matter, ${CASE_KIND_NAME}, clock, rule, version, level, at, ${now}::timestamptz, facts from given
      on conflict (region, matter, clock, rule) where due is null do nothing returning matter, level)
    insert into supervision.standing (region, matter, kind, level, since)
      select ${house.region}, r.matter, ${CASE_KIND_NAME}, max(r.level), ${now}::timestamptz from raised r
      join matters.matter m on m.region = ${house.region} and m.id = r.matter and m.ended_at is null group by r.matter
      on conflict (region, matter) do update set level = excluded.level, since = excluded.since where standing.level < excluded.level`.execute(
    tx,
  );
  await tellActs(house, tx, flagged);
  await house.live.publish(tx, "alarms", { raised: rows.length, highest: Math.max(...rows.map((row) => row.level)) });
}

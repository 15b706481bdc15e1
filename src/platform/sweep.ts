import { type RawBuilder, sql } from "kysely";
import type { Clock } from "./clock.ts";
import type { Db } from "./db/index.ts";
import type { Logger } from "./log.ts";

interface Tools {
  db: Db;
  clock: Clock;
  log: Logger;
}

export interface SweepOf<Row> {
  /** Name of the sweep, as its loop has it. */
  name: string;
  rows: readonly Row[];
  /** What a setback is kept under: the same text as the SQL given to `notSetBack`. */
  itemOf(row: Row): string;
  /** Does what is due; not `ok` with its code when that was refused. */
  work(row: Row): Promise<{ ok: true } | { ok: false; code: string }>;
}

const FIRST_PAUSE = sql`interval '1 minute'`;
const LONGEST_PAUSE = sql`interval '1 hour'`;

/** Condition for the query of a sweep's rows: leaves out those that were set back and whose pause isn't over. */
export function notSetBack(sweep: string, item: RawBuilder<unknown>, now: Date): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from platform.setback s where s.sweep = ${sweep} and s.item = ${item} and s.until > ${now})`;
}

/**
 * Works through rows one by one. One that throws or is refused is set back (a minute, then twice as long each time, an hour at most), told to the
 * log, and stands in nobody's way. Returns how many were done; throws only when not even the setback can be written.
 */
export async function sweepEach<Row>(tools: Tools, { name, rows, itemOf, work }: SweepOf<Row>): Promise<number> {
  let done = 0;
  for (const row of rows) {
    const outcome = await attempted(tools, name, itemOf(row), () => work(row));
    if (outcome.ok) done++;
    else await setBack(tools, name, itemOf(row), outcome.code);
  }
  return done;
}

async function attempted({ log }: Tools, sweep: string, item: string, work: () => Promise<{ ok: true } | { ok: false; code: string }>) {
  try {
    const outcome = await work();
    if (!outcome.ok) log.warn({ sweep, item, code: outcome.code }, "a row of a sweep was refused and set back");
    return outcome;
  } catch (err) {
    log.error({ err, sweep, item }, "a row of a sweep failed and was set back");
    return { ok: false, code: "fault" } as const;
  }
}

async function setBack({ db, clock }: Tools, sweep: string, item: string, code: string): Promise<void> {
  const now = clock.now();
  await sql`insert into platform.setback (sweep, item, tries, until, code, at) values (${sweep}, ${item}, 1, ${now}::timestamptz + ${FIRST_PAUSE}, ${code}, ${now})
    on conflict (sweep, item) do update set tries = setback.tries + 1, code = excluded.code, at = excluded.at,
      until = excluded.at + least(${LONGEST_PAUSE}, ${FIRST_PAUSE} * power(2, least(setback.tries, 10)))`.execute(db);
}

/** How many rows of each sweep are set back now. Forgets those not met with for a day: what was done since never comes again. */
export async function setbacks({ db, clock }: Omit<Tools, "log">): Promise<ReadonlyMap<string, number>> {
  const now = clock.now();
  await sql`delete from platform.setback where until < ${now}::timestamptz - interval '1 day'`.execute(db);
  const { rows } = await sql<{ sweep: string; count: number }>`
    select sweep, count(*) as count from platform.setback where until > ${now} group by sweep`.execute(db);
  return new Map(rows.map((row) => [row.sweep, Number(row.count)]));
}

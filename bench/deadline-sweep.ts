import { sql } from "kysely";
import { raiseAlarms } from "../src/modules/supervision/index.ts";
import { millisecondsOf } from "./measure.ts";
import { type Line, ms, rate, type Settings } from "./report.ts";
import type { Cluster, World } from "./world.ts";

const MINUTE = 60_000;

/** Alarms that fall due in one minute, beside ten times as many that don't. */
export async function deadlineSweep(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("sweep");
  try {
    const due = quick ? 10_000 : 100_000;
    await fill(world, due);
    const taken = await millisecondsOf(async () => {
      while ((await raiseAlarms(world.house)) > 0);
    });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from supervision.alarm`.execute(world.open.db);
    if (rows[0]?.n !== due) throw new Error(`${rows[0]?.n} alarms for ${due} watches`);
    const idle = await millisecondsOf(() => raiseAlarms(world.house));
    const limit = (MINUTE * due) / 100_000;
    return [
      {
        what: `deadline sweep, ${due} due of ${due * 10} watched; a round with nothing due: ${ms(idle)}`,
        ours: `${(taken / 1000).toFixed(1)} s, ${rate(due / (taken / 1000), "alarms")}`,
        beside: `limit ${limit / 1000} s`,
        ratio: (taken / limit).toFixed(2),
        bar: "100 000 due within a minute",
        holds: taken <= limit,
      },
    ];
  } finally {
    await world.close();
  }
}

/** One running clock each, a tenth of them due now. */
async function fill({ open: { db }, house, clock }: World, due: number): Promise<void> {
  const now = clock.now();
  const { region } = house;
  await sql`create temporary table watched as select i, md5('watched' || i)::uuid as id from generate_series(1, ${due * 10}) i`.execute(db);
  await sql`insert into matters.matter (region, id, kind, version, head, state, opened_at)
    select ${region}, id, 'case', 1, sha256('head'), '{}', ${now}::timestamptz from watched where i % 10 = 0`.execute(db);
  await sql`insert into matters.clock (region, matter, id, kind, state, due, provisional, calendar, derivation)
    select ${region}, id, 'promise', 'promise', 'running', ${now}::timestamptz::date, false, 'shipped', '{"start": "2026-03-02"}' from watched where i % 10 = 0`.execute(
    db,
  );
  await sql`insert into supervision.watch (region, matter, clock, rule, version, level, at)
    select ${region}, id, 'promise', 'T01', 1, 1, ${now}::timestamptz + case when i % 10 = 0 then interval '-1 minute' else make_interval(hours => 1 + i % 1000) end from watched`.execute(
    db,
  );
  await sql`drop table watched`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

import { sql } from "kysely";
import { PREPARED, rootOf } from "../../platform/db/index.ts";
import type { House } from "../house.ts";

/**
 * The next value of a counter, in its own short transaction: concurrent submissions wait for each other only here, and a number
 * given out is never given again, even when what it was meant for fails. Gaps are allowed, duplicates aren't (annexes §1.1).
 *
 * That transaction doesn't wait for the disk: the log is written in order, so a number is on disk before whatever was recorded under it, and
 * one that a crash takes back had been seen by nobody.
 */
export async function mint(house: House, scope: string): Promise<number> {
  if (rootOf(house.db) !== house.db) throw new Error("numbers are minted before the transaction that uses them");
  const { rows } = await sql<{ value: number }>`${PREPARED} with hurry as (select set_config('synchronous_commit', 'off', true))
    insert into matters.counter as counter (scope, value) select ${`${house.region}:${scope}`}, 1 from hurry
    on conflict (scope) do update set value = counter.value + 1
    returning value`.execute(house.db);
  return (rows[0] as { value: number }).value;
}

/** Takes many numbers of several counters at once; the answer is the first of each run. */
export async function mintRuns(house: House, runs: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const list = JSON.stringify([...runs].sort().map(([scope, count]) => ({ scope: `${house.region}:${scope}`, count })));
  const { rows } = await sql<{ scope: string; value: number }>`
    insert into matters.counter as counter (scope, value) select scope, count from json_to_recordset(${list}::json) as r (scope text, count bigint)
    on conflict (scope) do update set value = counter.value + excluded.value
    returning scope, value`.execute(house.db);
  return new Map(
    rows.map(({ scope, value }) => {
      const own = scope.slice(house.region.length + 1);
      return [own, value - (runs.get(own) ?? 0) + 1];
    }),
  );
}

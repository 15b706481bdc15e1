import { sql } from "kysely";
import { parseCalendar, type WorkCalendar } from "../../core/calendar/index.ts";
import { inTransaction } from "../../platform/db/index.ts";
import { untilNews } from "../../platform/until-news.ts";
import type { House } from "../house.ts";

const held = untilNews("calendar", async (house: House) => {
  const { rows } = await sql<{ data: unknown }>`select data from matters.calendar where current`.execute(house.db);
  if (!rows[0]) throw new Error("no calendar has been published: run `bin/mingtang seed`");
  const calendar = readCalendar(rows[0].data);
  return { calendar, byVersion: new Map([[calendar.version, calendar]]) };
});

/** The calendar in force. Kept in memory; a publication anywhere drops it (live channel `calendar`). */
export async function currentCalendar(house: House): Promise<WorkCalendar> {
  return (await held.get(house)).calendar;
}

/** The calendar a stored date was counted with, to explain it as it was found. */
export async function calendarOf(house: House, version: string): Promise<WorkCalendar> {
  const { calendar: current, byVersion } = await held.get(house);
  const known = byVersion.get(version);
  if (known) return known;
  const { rows } = await sql<{ data: unknown }>`select data from matters.calendar where version = ${version}`.execute(house.db);
  if (!rows[0]) return current;
  const calendar = readCalendar(rows[0].data);
  byVersion.set(version, calendar);
  return calendar;
}

/**
 * Makes a calendar the one in force, also one that was in force before: a correction that was itself wrong is taken back. Returns false when it is in
 * force already. Open matters are recounted by `recountClocks`.
 */
export async function publishCalendar(house: House, calendar: WorkCalendar, by: string): Promise<boolean> {
  return inTransaction(house.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('matters.calendar'))`.execute(tx);
    const { rows } = await sql`select 1 from matters.calendar where version = ${calendar.version} and current`.execute(tx);
    if (rows.length > 0) return false;
    await sql`update matters.calendar set current = false where current`.execute(tx);
    await sql`insert into matters.calendar (version, data, published_at, published_by, current)
      values (${calendar.version}, ${JSON.stringify(calendar)}::jsonb, ${house.clock.now()}, ${by}, true)
      on conflict (version) do update set published_at = excluded.published_at, published_by = excluded.published_by, current = true`.execute(
      tx,
    );
    await house.live.publish(tx, "calendar", calendar.version);
    return true;
  });
}

function readCalendar(data: unknown): WorkCalendar {
  const parsed = parseCalendar(data);
  if (!parsed.ok) throw new Error(`the stored calendar is broken: ${JSON.stringify(parsed)}`);
  return parsed.calendar;
}

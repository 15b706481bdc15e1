import { sql } from "kysely";
import type { Db } from "../../platform/db/index.ts";
import type { TicketState } from "./domain/acts.ts";
import type { TicketView } from "./shared.ts";

/** Where and when: tickets of another day are over, whatever they say. */
export interface Place {
  region: string;
  org: string;
  day: string;
}

export interface TicketRow {
  id: string;
  org: string;
  line: string;
  number: string;
  state: TicketState;
  priority: boolean;
  since: Date;
  taken_at: Date;
  called_at: Date | null;
  counter: number | null;
  calls: number;
  misses: number;
}

const COLUMNS = sql.raw(
  "t.id, t.org, t.line, t.number, t.state, t.priority, t.since, t.taken_at, t.called_at, t.counter, t.calls, t.misses",
);

const here = ({ region, org, day }: Place) => sql`t.region = ${region} and t.org = ${org} and t.day = ${day}`;

export function viewOf(row: TicketRow): TicketView {
  return {
    id: row.id,
    number: row.number,
    line: row.line,
    state: row.state,
    priority: row.priority,
    takenAt: row.taken_at.toISOString(),
    calledAt: row.called_at?.toISOString() ?? null,
    counter: row.counter,
    calls: row.calls,
  };
}

/** A new ticket with the next number of its line; null when there are no numbers left. Two at once wait for each other at the counter of numbers only. */
export async function insertTicket(
  db: Db,
  place: Place,
  ticket: { id: string; line: string; at: Date; token: Buffer; priority: boolean },
): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`
    with s as (
      insert into queue.serial as s (region, org, day, line, last) values (${place.region}, ${place.org}, ${place.day}, ${ticket.line}, 1)
      on conflict (region, org, day, line) do update set last = s.last + 1 where s.last < 999 returning last)
    insert into queue.ticket as t (region, id, org, day, line, number, state, priority, since, taken_at, token)
    select ${place.region}, ${ticket.id}, ${place.org}, ${place.day}, ${ticket.line}, ${ticket.line} || lpad(s.last::text, 3, '0'), 'waiting', ${ticket.priority}, ${ticket.at}, ${ticket.at}, ${ticket.token} from s
    returning ${COLUMNS}`.execute(db);
  return rows[0] ?? null;
}

/** Gives the next ticket of these lines to a window. A row another window is just taking is skipped, so that two never get the same one. */
export async function takeNext(
  db: Db,
  place: Place,
  to: { counter: number; person: string; lines: readonly string[]; at: Date },
): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`
    update queue.ticket t set state = 'called', counter = ${to.counter}, person = ${to.person}, called_at = ${to.at}, calls = 1
    where t.region = ${place.region} and t.id = (
      select t.id from queue.ticket t where ${here(place)} and t.state = 'waiting' and t.line = any(${to.lines}::text[])
      order by t.priority desc, t.since, t.id limit 1 for update skip locked)
    returning ${COLUMNS}`.execute(db);
  return rows[0] ?? null;
}

export async function lockTicket(db: Db, place: Place, id: string): Promise<TicketRow | null> {
  const { rows } = await sql<TicketRow>`select ${COLUMNS} from queue.ticket t where ${here(place)} and t.id = ${id} for update`.execute(db);
  return rows[0] ?? null;
}

export async function updateTicket(db: Db, region: string, row: TicketRow, at: Date): Promise<void> {
  const over = ["served", "missed", "left"].includes(row.state);
  await sql`update queue.ticket t set state = ${row.state}, line = ${row.line}, priority = ${row.priority}, since = ${row.since}, called_at = ${row.called_at},
      counter = ${row.counter}, calls = ${row.calls}, misses = ${row.misses},
      started_at = case when ${row.state} = 'serving' then coalesce(started_at, ${at}) else started_at end,
      ended_at = case when ${over} then ${at} else ended_at end
    where t.region = ${region} and t.id = ${row.id}`.execute(db);
}

/** The instant behind which somebody who comes back stands: that of the third who waits now. */
export async function sinceOf(db: Db, place: Place, line: string, position: number): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`
    select t.since from queue.ticket t where ${here(place)} and t.state = 'waiting' and t.line = ${line}
    order by t.priority desc, t.since, t.id offset ${position - 1} limit 1`.execute(db);
  return rows[0]?.since ?? null;
}

export async function ticketsIn(db: Db, place: Place, states: readonly TicketState[], limit: number): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from queue.ticket t where ${here(place)} and t.state = any(${states}::text[])
    order by t.priority desc, t.since, t.id limit ${limit}`.execute(db);
  return rows;
}

export async function calledLast(db: Db, place: Place, limit: number): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from queue.ticket t where ${here(place)} and t.called_at is not null and t.state in ('called', 'serving')
    order by t.called_at desc limit ${limit}`.execute(db);
  return rows;
}

export async function waitingByLine(db: Db, place: Place): Promise<Map<string, number>> {
  const { rows } = await sql<{ line: string; count: number }>`
    select t.line, count(*)::int as count from queue.ticket t where ${here(place)} and t.state = 'waiting' group by t.line`.execute(db);
  return new Map(rows.map((row) => [row.line, row.count]));
}

/** Minutes one person took today, between two and sixty; null before the fifth was served. */
export async function minutesToday(db: Db, place: Place): Promise<number | null> {
  const { rows } = await sql<{ count: number; minutes: number | null }>`
    select count(*)::int as count, extract(epoch from avg(t.ended_at - t.called_at))::float / 60 as minutes
    from queue.ticket t where ${here(place)} and t.state = 'served'`.execute(db);
  const [row] = rows;
  return !row || row.count < 5 || row.minutes === null ? null : Math.min(60, Math.max(2, row.minutes));
}

export async function ticketByToken(db: Db, token: Buffer): Promise<(TicketRow & { region: string; day: string }) | null> {
  const { rows } = await sql<TicketRow & { region: string; day: string }>`
    select ${COLUMNS}, t.region, t.day::text as day from queue.ticket t where t.token = ${token}`.execute(db);
  return rows[0] ?? null;
}

/** How many of these lines are called before a ticket. */
export async function aheadOf(db: Db, place: Place, row: TicketRow, lines: readonly string[]): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::int as ahead from queue.ticket t where ${here(place)} and t.state = 'waiting' and t.line = any(${lines}::text[])
      and (t.priority > ${row.priority} or (t.priority = ${row.priority} and (t.since, t.id) < (${row.since}, ${row.id}::uuid)))`.execute(
    db,
  );
  return rows[0]?.ahead ?? 0;
}

export interface CounterRow {
  number: number;
  person: string;
  lines: string[];
  paused: boolean;
}

const OPENED_ON = sql.raw("(opened_at at time zone 'Asia/Shanghai')::date");

/** The windows opened that day; those left open the evening before aren't any. */
export async function countersOf(db: Db, { region, org, day }: Place): Promise<CounterRow[]> {
  const { rows } = await sql<CounterRow>`select number, person, lines, paused from queue.counter
    where region = ${region} and org = ${org} and ${OPENED_ON} = ${day}::date order by number`.execute(db);
  return rows;
}

export interface OwnCounterRow extends CounterRow {
  org: string;
  /** Left open on an earlier day. */
  stale: boolean;
}

/** The window a person sits at, or has left open. */
export async function counterOf(db: Db, { region, day }: Omit<Place, "org">, person: string): Promise<OwnCounterRow | null> {
  const { rows } = await sql<OwnCounterRow>`select org, number, person, lines, paused, ${OPENED_ON} < ${day}::date as stale
    from queue.counter where region = ${region} and person = ${person} for update`.execute(db);
  return rows[0] ?? null;
}

/** False when somebody else sits there already. */
export async function insertCounter(db: Db, { region, org }: Omit<Place, "day">, row: CounterRow, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into queue.counter (region, org, number, person, lines, paused, opened_at)
    values (${region}, ${org}, ${row.number}, ${row.person}, ${row.lines}::text[], false, ${at}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function setPaused(db: Db, region: string, person: string, paused: boolean): Promise<void> {
  await sql`update queue.counter set paused = ${paused} where region = ${region} and person = ${person}`.execute(db);
}

export async function deleteCounter(db: Db, region: string, person: string): Promise<void> {
  await sql`delete from queue.counter where region = ${region} and person = ${person}`.execute(db);
}

/** A new day begins: windows left open overnight are closed, calls left hanging are over. */
export async function endYesterday(db: Db, { region, org, day }: Place, at: Date): Promise<void> {
  await sql`update queue.ticket t set state = case when t.state in ('called', 'serving') then 'served' else 'left' end, ended_at = ${at}
    where t.region = ${region} and t.org = ${org} and t.day < ${day} and t.state in ('called', 'serving')`.execute(db);
  await sql`delete from queue.counter where region = ${region} and org = ${org} and ${OPENED_ON} < ${day}::date`.execute(db);
}

/** Which key the machines of a place have: the first, until it was changed. */
export async function keyNumberOf(db: Db, region: string, org: string): Promise<number> {
  const { rows } = await sql<{ key_number: number }>`select key_number from queue.place where region = ${region} and org = ${org}`.execute(
    db,
  );
  return rows[0]?.key_number ?? 1;
}

export async function renewKey(db: Db, region: string, org: string): Promise<void> {
  await sql`insert into queue.place as p (region, org, key_number) values (${region}, ${org}, 2)
    on conflict (region, org) do update set key_number = p.key_number + 1`.execute(db);
}

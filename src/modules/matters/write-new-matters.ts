import { sql } from "kysely";
import type { House } from "../house.ts";
import { personsOf } from "./domain/acting.ts";
import type { Matter } from "./domain/state.ts";
import { type ChainedEvent, rowOfTask } from "./store.ts";

export interface NewMatterRow {
  matter: Matter<unknown>;
  head: Buffer;
  wrapped: Buffer;
  personal: Buffer;
  events: readonly ChainedEvent[];
}

/** Writes many new matters with all their rows: a statement a table, values as columns of arrays, which PostgreSQL takes in fastest short of COPY. */
export async function writeNewMatters(house: House, rows: readonly NewMatterRow[]): Promise<void> {
  await insertMatters(house, rows);
  await insertEvents(
    house,
    rows.flatMap(({ events }) => events),
  );
  await insertTasks(house, rows);
  await insertPersons(house, rows);
  await insertClocks(house, rows);
  await insertTimers(house, rows);
}

const hex = (bytes: Buffer | null) => bytes?.toString("hex") ?? null;

function insertMatters({ db, region }: House, rows: readonly NewMatterRow[]) {
  const list = rows.map(({ matter, head, wrapped, personal }) => ({
    id: matter.id,
    kind: matter.kind,
    version: matter.version,
    head: hex(head),
    wrapped: hex(wrapped),
    state: matter.state,
    personal: hex(personal),
    openedAt: matter.openedAt,
    endedAt: matter.state.endedAt,
  }));
  return sql`insert into matters.matter (region, id, kind, version, head, data_key, state, personal, opened_at, ended_at)
    select ${region}, id, kind, version, decode(head, 'hex'), decode(wrapped, 'hex'), state, decode(personal, 'hex'), "openedAt", "endedAt"
    from json_to_recordset(${JSON.stringify(list)}::json)
      as m (id uuid, kind text, version int, head text, wrapped text, state json, personal text, "openedAt" timestamptz, "endedAt" timestamptz)`.execute(
    db,
  );
}

function insertEvents({ db, region }: House, events: readonly ChainedEvent[]) {
  const column = <T>(value: (event: ChainedEvent) => T) => events.map(value);
  return sql`insert into matters.event (region, matter, sequence, at, type, actor, data, personal, previous, hash)
    select ${region}, * from unnest(${column(({ record }) => record.matter)}::uuid[], ${column(({ record }) => record.sequence)}::int[],
      ${column(({ record }) => record.at.toISOString())}::timestamptz[], ${column(({ record }) => record.type)}::text[],
      ${column(({ record }) => record.actor)}::json[], ${column(({ record }) => record.data)}::json[], ${column(({ record }) => record.personal)}::bytea[],
      ${column(({ previous }) => previous)}::bytea[], ${column(({ hash }) => hash)}::bytea[])`.execute(db);
}

function insertTasks({ db, region }: House, rows: readonly NewMatterRow[]) {
  const list = rows.flatMap(({ matter }) =>
    Object.values(matter.state.tasks).map((task) => ({ ...rowOfTask(task), matter: matter.id, kind: matter.kind })),
  );
  return sql`insert into matters.task (region, matter, kind, visit, node, name, role, org, post, assignee, named, member_of, opened_at, due, closed_at, closed_by)
    select ${region}, matter, kind, visit, node, name, role, org, post, assignee, named, "memberOf", "openedAt", due, "closedAt", "closedBy"
    from json_to_recordset(${JSON.stringify(list)}::json) as t (matter uuid, kind text, visit text, node text, name text, role text, org text, post text,
      assignee uuid, named boolean, "memberOf" text, "openedAt" timestamptz, due date, "closedAt" timestamptz, "closedBy" uuid)`.execute(
    db,
  );
}

async function insertPersons({ db, region }: House, rows: readonly NewMatterRow[]) {
  const list = rows.flatMap(({ matter: { id, kind, state } }) =>
    Object.values(state.tasks).flatMap((task) => personsOf(task).map((person) => ({ ...person, matter: id, kind }))),
  );
  if (list.length === 0) return;
  await sql`insert into matters.task_person (region, matter, kind, visit, person, role, org, post, opened_at, due)
    select ${region}, matter, kind, visit, person, role, org, post, "openedAt", due
    from json_to_recordset(${JSON.stringify(list)}::json) as t (matter uuid, kind text, visit text, person uuid, role text, org text, post text,
      "openedAt" timestamptz, due date)`.execute(db);
}

function insertClocks({ db, region }: House, rows: readonly NewMatterRow[]) {
  const list = rows.flatMap(({ matter }) => Object.values(matter.state.clocks).map((clock) => ({ ...clock, matter: matter.id })));
  return sql`insert into matters.clock (region, matter, id, kind, visit, state, due, provisional, calendar, derivation, ended_on)
    select ${region}, matter, id, kind, visit, state, due, provisional, calendar, input, "endedOn"
    from json_to_recordset(${JSON.stringify(list)}::json) as c (matter uuid, id text, kind text, visit text, state text, due date,
      provisional boolean, calendar text, input jsonb, "endedOn" date)`.execute(db);
}

async function insertTimers({ db, region }: House, rows: readonly NewMatterRow[]) {
  const list = rows.flatMap(({ matter }) => Object.entries(matter.state.timers).map(([id, at]) => ({ matter: matter.id, id, at })));
  if (list.length === 0) return;
  await sql`insert into matters.timer (region, matter, id, at)
    select ${region}, matter, id, at from json_to_recordset(${JSON.stringify(list)}::json) as t (matter uuid, id text, at timestamptz)`.execute(
    db,
  );
}

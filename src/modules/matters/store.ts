import { sql } from "kysely";
import { PREPARED, type Statement } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { isNamed, personsOf, type TaskPerson } from "./domain/acting.ts";
import { type EventRecord, GENESIS } from "./domain/chain.ts";
import { blankMatter, type KindFold, type Matter, type MatterClock, type MatterState, type Personal, type Task } from "./domain/state.ts";

/** A matter's row, opened. `key` is its data key; null once it has been destroyed. */
export interface Loaded<Own> {
  matter: Matter<Own>;
  head: Buffer;
  key: Buffer | null;
}

interface MatterRow {
  region: string;
  id: string;
  kind: string;
  version: number;
  head: Buffer;
  data_key: Buffer | null;
  state: unknown;
  personal: Buffer | null;
  opened_at: Date;
}

export const KEY_PURPOSE = "matters.matter";

/** Reads a matter. */
export async function loadMatter<Own>(house: House, fold: KindFold<Own>, id: string): Promise<Loaded<Own> | null> {
  const { rows } =
    await sql<MatterRow>`${PREPARED} select region, id, kind, version, head, data_key, state, personal, opened_at from matters.matter
    where region = ${house.region} and id = ${id} and kind = ${fold.name}`.execute(house.db);
  const row = rows[0];
  return row ? openRow<Own>(house, row) : null;
}

/** Reads a matter for one command, and the answer that the command's key already got; both null where there is none. */
export async function matterFor<Own>(
  house: House,
  fold: KindFold<Own>,
  id: string,
  claim: { scope: string; key: string },
): Promise<{ loaded: Loaded<Own> | null; answered: Answered | null }> {
  const { rows } = await sql<
    MatterRow & { digest: Buffer | null; answer: unknown }
  >`${PREPARED} select m.region, m.id, m.kind, m.version, m.head, m.data_key, m.state, m.personal, m.opened_at, i.digest, i.answer
    from matters.matter m left join matters.idempotency i on i.region = m.region and i.scope = ${claim.scope} and i.key = ${claim.key}
    where m.region = ${house.region} and m.id = ${id} and m.kind = ${fold.name}`.execute(house.db);
  const row = rows[0];
  return {
    loaded: row ? openRow<Own>(house, row) : null,
    answered: row?.digest ? { digest: row.digest, answer: row.answer } : null,
  };
}

function openRow<Own>(house: House, row: MatterRow): Loaded<Own> {
  const key = row.data_key ? house.crypto.unwrapDataKey(KEY_PURPOSE, row.data_key, row.id) : null;
  return {
    head: row.head,
    key,
    matter: {
      region: row.region,
      id: row.id,
      kind: row.kind,
      version: row.version,
      openedAt: row.opened_at.toISOString(),
      state: row.state as MatterState<Own>, // written by this module only, and proven by verify
      personal: key && row.personal ? openPersonal(house, key, row.personal, `${row.id}:state`) : {},
    },
  };
}

export function newMatter<Own>(house: House, fold: KindFold<Own>, id: string, at: Date): { loaded: Loaded<Own>; wrapped: Buffer } {
  const { key, wrapped } = house.crypto.createDataKey(KEY_PURPOSE, id);
  const matter = blankMatter(house.region, id, fold, at.toISOString());
  return { loaded: { matter, head: GENESIS, key }, wrapped };
}

export function sealPersonal(house: House, key: Uint8Array, personal: Personal, context: string): Buffer {
  return house.crypto.encryptWith(key, JSON.stringify(personal), context);
}

export function openPersonal(house: Pick<House, "crypto">, key: Uint8Array, sealed: Uint8Array, context: string): Personal {
  return JSON.parse(house.crypto.decryptWith(key, sealed, context).toString("utf8")) as Personal; // sealed by sealPersonal
}

export interface ChainedEvent {
  record: EventRecord;
  previous: Buffer;
  hash: Buffer;
}

export interface Write<Own> {
  house: House;
  before: Matter<Own>;
  after: Matter<Own>;
  head: Buffer;
  /** The wrapped data key of a matter that is being opened; null on every later write. */
  wrapped: Buffer | null;
  personal: Buffer | null;
  events: readonly ChainedEvent[];
  claim: { scope: string; key: string; digest: Buffer; answer: unknown };
  /** Writes of the kind's own tables and of followers. */
  others: readonly Statement[];
  at: Date;
}

/**
 * Writes events, state, tasks, clocks, timers, the idempotency key and what others add in one statement; listeners hear of it once it is committed.
 * Fails by `event_pkey` when somebody else has written that matter since it was read, and by `idempotency_pkey` when the key has been used.
 */
export async function writeMatter<Own>(write: Write<Own>): Promise<void> {
  const { house, before, after } = write;
  const { region } = house;
  const parts: [string, Statement][] = [
    ["matter", matterPart(write)],
    ["event", eventPart(write)],
    [
      "claim",
      sql`insert into matters.idempotency (region, scope, key, digest, matter, answer, at)
        values (${region}, ${write.claim.scope}, ${write.claim.key}, ${write.claim.digest}, ${after.id}, ${JSON.stringify(write.claim.answer)}::jsonb, ${write.at})`,
    ],
    ...taskPart(region, after, changed(before.state.tasks, after.state.tasks)),
    ...personParts(region, before, after),
    ...clockPart(region, after.id, changed(before.state.clocks, after.state.clocks)),
    ...timerParts(region, after.id, changedTimers(before.state.timers, after.state.timers)),
    ...write.others.map((other, index): [string, Statement] => [`other${index}`, other]),
  ];
  await sql`${PREPARED} with ${sql.join(parts.map(([name, part]) => sql`${sql.ref(name)} as (${part})`))} select 1`.execute(house.db);
  await house.live.publish(house.db, "matters", { matter: after.id, kind: after.kind, version: after.version });
}

function matterPart<Own>({ house: { region }, after, head, wrapped, personal, at }: Write<Own>): Statement {
  const state = JSON.stringify(after.state);
  return wrapped
    ? sql`insert into matters.matter (region, id, kind, version, head, data_key, state, personal, opened_at, ended_at)
        values (${region}, ${after.id}, ${after.kind}, ${after.version}, ${head}, ${wrapped}, ${state}::json, ${personal}, ${at}, ${after.state.endedAt})`
    : sql`update matters.matter set version = ${after.version}, head = ${head}, state = ${state}::json,
        personal = coalesce(${personal}, personal), ended_at = ${after.state.endedAt} where region = ${region} and id = ${after.id}`;
}

function eventPart<Own>({ house: { region }, after, events }: Write<Own>): Statement {
  return sql`insert into matters.event (region, matter, sequence, at, type, actor, data, personal, previous, hash)
    select ${region}, ${after.id}::uuid, sequence, at, type, actor::json, data::json, decode(personal, 'hex'), decode(previous, 'hex'), decode(hash, 'hex')
    from json_to_recordset(${JSON.stringify(events.map(eventJson))}::json) as e (sequence int, at timestamptz, type text, actor text, data text, personal text, previous text, hash text)`;
}

function taskPart(region: string, { id: matter, kind }: { id: string; kind: string }, tasks: readonly Task[]): [string, Statement][] {
  if (tasks.length === 0) return [];
  const part = sql`insert into matters.task (region, matter, kind, visit, node, name, role, org, post, assignee, named, member_of, opened_at, due, closed_at, closed_by)
    select ${region}, ${matter}::uuid, ${kind}, visit, node, name, role, org, post, assignee, named, "memberOf", "openedAt", due, "closedAt", "closedBy"
    from json_to_recordset(${JSON.stringify(tasks.map(rowOfTask))}::json) as t (visit text, node text, name text, role text, org text, post text, assignee uuid, named boolean, "memberOf" text, "openedAt" timestamptz, due date, "closedAt" timestamptz, "closedBy" uuid)
    on conflict (region, matter, visit) do update set assignee = excluded.assignee, named = excluded.named, org = excluded.org, post = excluded.post, due = excluded.due, closed_at = excluded.closed_at, closed_by = excluded.closed_by`;
  return [["task", part]];
}

/** What the task's row shows; candidates and signers stand in `task_person`. */
export function rowOfTask(task: Task) {
  const { candidates: _candidates, signers: _signers, handedUp: _handedUp, ...shown } = task;
  return { ...shown, named: task.closedAt === null && isNamed(task) };
}

/** Persons' own to-do rows: those that are gone, and those that are new or otherwise. */
function personParts(region: string, before: Matter<unknown>, after: Matter<unknown>): [string, Statement][] {
  const tasks = changed(before.state.tasks, after.state.tasks);
  const now = tasks.flatMap(personsOf);
  const gone = tasks.flatMap(({ visit }) => {
    const task = before.state.tasks[visit];
    const isStill = (one: TaskPerson) => now.some((other) => other.visit === visit && other.person === one.person);
    return task ? personsOf(task).filter((one) => !isStill(one)) : [];
  });
  const parts: [string, Statement][] = [];
  if (gone.length > 0)
    parts.push([
      "person_gone",
      sql`delete from matters.task_person p using json_to_recordset(${JSON.stringify(gone)}::json) as t (visit text, person uuid)
        where p.region = ${region} and p.matter = ${after.id}::uuid and p.visit = t.visit and p.person = t.person`,
    ]);
  if (now.length > 0)
    parts.push([
      "person",
      sql`insert into matters.task_person (region, matter, kind, visit, person, role, org, post, opened_at, due)
        select ${region}, ${after.id}::uuid, ${after.kind}, visit, person, role, org, post, "openedAt", due
        from json_to_recordset(${JSON.stringify(now)}::json) as t (visit text, person uuid, role text, org text, post text, "openedAt" timestamptz, due date)
        on conflict (region, matter, visit, person) do update set role = excluded.role, org = excluded.org, post = excluded.post, due = excluded.due`,
    ]);
  return parts;
}

function clockPart(region: string, matter: string, clocks: readonly MatterClock[]): [string, Statement][] {
  if (clocks.length === 0) return [];
  const part = sql`insert into matters.clock (region, matter, id, kind, visit, state, due, provisional, calendar, derivation, ended_on)
    select ${region}, ${matter}::uuid, id, kind, visit, state, due, provisional, calendar, input, "endedOn"
    from json_to_recordset(${JSON.stringify(clocks)}::json) as c (id text, kind text, visit text, state text, due date, provisional boolean, calendar text, input jsonb, "endedOn" date)
    on conflict (region, matter, id) do update set state = excluded.state, due = excluded.due, provisional = excluded.provisional, calendar = excluded.calendar, derivation = excluded.derivation, ended_on = excluded.ended_on`;
  return [["clock", part]];
}

function timerParts(region: string, matter: string, timers: readonly { id: string; at: string | null }[]): [string, Statement][] {
  if (timers.length === 0) return [];
  const given = sql`json_to_recordset(${JSON.stringify(timers)}::json) as t (id text, at timestamptz)`;
  return [
    [
      "gone",
      sql`delete from matters.timer using ${given} where timer.region = ${region} and timer.matter = ${matter}::uuid and timer.id = t.id and t.at is null`,
    ],
    [
      "timer",
      sql`insert into matters.timer (region, matter, id, at) select ${region}, ${matter}::uuid, id, at from ${given} where at is not null
        on conflict (region, matter, id) do update set at = excluded.at`,
    ],
  ];
}

function eventJson({ record, previous, hash }: ChainedEvent) {
  return {
    sequence: record.sequence,
    at: record.at,
    type: record.type,
    actor: record.actor,
    data: record.data,
    personal: record.personal?.toString("hex") ?? null,
    previous: previous.toString("hex"),
    hash: hash.toString("hex"),
  };
}

/** Entries that are new or no longer the same object: the fold replaces what it changes and shares the rest. */
export function changed<T>(before: Record<string, T>, after: Record<string, T>): T[] {
  return Object.entries(after).flatMap(([id, value]) => (before[id] === value ? [] : [value]));
}

function changedTimers(before: Record<string, string>, after: Record<string, string>): { id: string; at: string | null }[] {
  const armed = Object.entries(after).flatMap(([id, at]) => (before[id] === at ? [] : [{ id, at }]));
  const closed = Object.keys(before).flatMap((id) => (id in after ? [] : [{ id, at: null }]));
  return [...armed, ...closed];
}

/** What a key was answered, and the digest of what it asked. */
export interface Answered {
  digest: Buffer;
  answer: unknown;
}

/** The answer that a key already got, if any. */
export async function findAnswer(house: House, scope: string, key: string): Promise<Answered | null> {
  const { rows } =
    await sql<Answered>`${PREPARED} select digest, answer from matters.idempotency where region = ${house.region} and scope = ${scope} and key = ${key}`.execute(
      house.db,
    );
  return rows[0] ?? null;
}

/** How many events a matter has now; null where there is none of that id. */
export async function versionOf({ db, region }: Pick<House, "db" | "region">, matter: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from matters.matter where region = ${region} and id = ${matter}`.execute(
    db,
  );
  return rows[0]?.version ?? null;
}

export interface EventRow {
  matter: string;
  sequence: number;
  position: number;
  at: Date;
  type: string;
  actor: string;
  data: string;
  personal: Buffer | null;
  previous: Buffer;
  hash: Buffer;
}

/** All events of one matter, first to last (a matter has some tens of them; the journal's own limit is 10 000). */
export async function eventsOf(house: House, matter: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select matter, sequence, position, at, type, actor::text, data::text, personal, previous, hash from matters.event
    where region = ${house.region} and matter = ${matter} order by sequence limit 10000`.execute(house.db);
  return rows;
}

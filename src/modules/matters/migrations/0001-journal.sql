create schema matters;

-- One row a matter (a case, a consultation …): the fold of its events. The region leads every key, so that a province can spread counties over servers.
create table matters.matter (
  region text not null,
  id uuid not null,
  kind text not null,
  version integer not null check (version > 0),
  head bytea not null check (length(head) = 32),
  -- The matter's own data key, wrapped. Destroying it after the retention period erases all personal data; the chain over the ciphertext stays provable.
  data_key bytea,
  state jsonb not null,
  personal bytea,
  opened_at timestamptz not null,
  ended_at timestamptz,
  primary key (region, id)
);

-- The journal: what happened, in order, for ever. `actor` and `data` are json, not jsonb, because the hash covers their exact text.
create table matters.event (
  region text not null,
  matter uuid not null,
  sequence integer not null check (sequence > 0),
  position bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  type text not null,
  actor json not null,
  data json not null,
  personal bytea,
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (region, matter, sequence)
);
create unique index event_position on matters.event (position);

create function matters.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on matters.event for each row execute function matters.refuse_change();
create trigger event_no_truncate before truncate on matters.event execute function matters.refuse_change();

-- A visit of a step that waits, or waited, for a person.
create table matters.task (
  region text not null,
  matter uuid not null,
  visit text not null,
  node text not null,
  name text not null,
  role text not null,
  org text not null,
  post text not null,
  assignee uuid,
  opened_at timestamptz not null,
  due date,
  closed_at timestamptz,
  closed_by uuid,
  primary key (region, matter, visit)
);
-- To-do lists: by queue or by person, in order of what is due; `infinity` puts steps without a limit last.
create index task_queue on matters.task (region, org, post, (coalesce(due, 'infinity'::date)), opened_at, matter) where closed_at is null and assignee is null;
create index task_person on matters.task (region, assignee, (coalesce(due, 'infinity'::date)), opened_at, matter) where closed_at is null and assignee is not null;
create index task_done on matters.task (region, closed_by, closed_at desc, matter) where closed_by is not null;

-- A limit that runs, stands or ran; the derivation says how its day was found.
create table matters.clock (
  region text not null,
  matter uuid not null,
  id text not null,
  kind text not null,
  visit text,
  state text not null check (state in ('running', 'stopped', 'met', 'dropped')),
  due date not null,
  provisional boolean not null,
  calendar text not null,
  derivation jsonb not null,
  ended_on date,
  primary key (region, matter, id)
);
create index clock_provisional on matters.clock (region, calendar, matter) where state = 'running';

-- Timers of the process (公示期 …), by the instant they fire.
create table matters.timer (
  region text not null,
  matter uuid not null,
  id text not null,
  at timestamptz not null,
  primary key (region, matter, id)
);
create index timer_at on matters.timer (at);

-- One answer for one key: a second click or a retried request gets the first answer again.
create table matters.idempotency (
  region text not null,
  scope text not null,
  key text not null,
  digest bytea not null,
  matter uuid not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (region, scope, key)
);
create index idempotency_age on matters.idempotency (at);

-- Minted numbers: the last one given per counter; never goes back.
create table matters.counter (
  scope text primary key,
  value bigint not null check (value > 0)
);

-- Published working-day calendars, every version kept, because a stored deadline names the one it was counted with.
create table matters.calendar (
  version text primary key,
  data jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  current boolean not null
);
create unique index calendar_current on matters.calendar (current) where current;

-- Seals over the whole journal, one after another: a matter can't vanish from it without breaking them.
create table matters.seal (
  number bigint primary key,
  from_position bigint not null,
  to_position bigint not null,
  digest bytea not null check (length(digest) = 32),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  at timestamptz not null
);
create trigger seal_append_only before update or delete on matters.seal for each row execute function matters.refuse_change();

-- Receipt clocks by their day: what the law deems accepted is found without looking at what isn't due.
create index clock_receipt on matters.clock (region, due) where kind = 'receipt' and state = 'running';

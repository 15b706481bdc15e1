create schema queue;

-- A window that is open: who sits there, what is called to it.
create table queue.counter (
  region text not null,
  org text not null,
  number integer not null check (number between 1 and 99),
  person uuid not null,
  lines text[] not null check (cardinality(lines) between 1 and 26),
  paused boolean not null default false,
  opened_at timestamptz not null,
  primary key (region, org, number),
  -- Nobody sits at two windows.
  unique (region, person)
);

-- The last number given out of each line on each day.
create table queue.serial (
  region text not null,
  org text not null,
  day date not null,
  line text not null,
  last integer not null check (last between 1 and 999),
  primary key (region, org, day, line)
);

-- 排队号. No name, no number of a person: whoever holds the ticket is next.
create table queue.ticket (
  region text not null,
  id uuid not null,
  org text not null,
  day date not null,
  line text not null check (line ~ '^[A-Z]$'),
  -- As printed and called; it stays when the ticket goes to another line.
  number text not null check (number ~ '^[A-Z][0-9]{3}$'),
  state text not null check (state in ('waiting', 'called', 'serving', 'served', 'missed', 'left')),
  priority boolean not null default false,
  -- Its place: who waits longest is next. Moved when somebody who missed the call comes back.
  since timestamptz not null,
  taken_at timestamptz not null,
  called_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  counter integer,
  person uuid,
  calls integer not null default 0,
  misses integer not null default 0,
  -- Digest of the secret in the ticket's address.
  token bytea not null check (length(token) = 32),
  primary key (region, id),
  unique (region, org, day, number),
  check ((state in ('called', 'serving', 'served')) <= (counter is not null and called_at is not null))
);
create unique index ticket_token on queue.ticket (token);
-- At a window one at a time, however many sessions it has.
create unique index ticket_at_counter on queue.ticket (region, org, counter) where state in ('called', 'serving');
create index ticket_waiting on queue.ticket (region, org, day, priority desc, since, id) include (line) where state = 'waiting';
create index ticket_called on queue.ticket (region, org, day, called_at desc) where called_at is not null;

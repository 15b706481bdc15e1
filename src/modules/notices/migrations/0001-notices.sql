create schema notices;

-- What the desk's bell shows, one row a person. Written in the transaction of what it tells of, once per key.
create table notices.notice (
  id bigint generated always as identity primary key,
  region text not null,
  person uuid not null references identity.person (id),
  -- The event and kind it comes from: what happened once is told once.
  key text not null,
  kind text not null,
  matter uuid,
  matter_kind text,
  -- Codes, names of items and steps, days: never personal data.
  params jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (region, person, key)
);
create index notice_newest on notices.notice (person, id desc);
create index notice_unread on notices.notice (person) where read_at is null;

-- How a member of staff is reached outside the desk. Sealed under the master key; they see and change their own only.
create table notices.contact (
  person uuid primary key references identity.person (id),
  email bytea,
  phone bytea,
  changed_at timestamptz not null
);

-- The outbox: what leaves the house, each message with what became of it. Addresses are looked up when it is sent, and kept masked.
create table notices.message (
  id uuid primary key,
  region text not null,
  key text not null,
  channel text not null check (channel in ('email', 'sms')),
  -- A member of staff, or the applicant of the matter.
  person uuid references identity.person (id),
  kind text not null,
  matter uuid,
  matter_kind text,
  params jsonb not null,
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'no-address')),
  tries smallint not null default 0,
  next_at timestamptz,
  ended_at timestamptz,
  sent_to text,
  said text,
  -- What the mail server or gateway answered last.
  answer text,
  check (person is not null or matter is not null),
  check ((state = 'waiting') = (next_at is not null)),
  unique nulls not distinct (region, key, channel, person)
);
create index message_waiting on notices.message (next_at) where state = 'waiting';
create index message_matter on notices.message (region, matter);

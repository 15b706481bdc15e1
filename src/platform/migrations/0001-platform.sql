create schema platform;

-- Files by content. Who refers to a file, and for how long, is its owner's business.
create table platform.file (
  hash bytea primary key check (octet_length(hash) = 32),
  size bigint not null check (size > 0),
  type text not null,
  created_at timestamptz not null
);

-- Proof that the master key at hand is the one this database was filled with.
create table platform.key_proof (
  id boolean primary key default true check (id),
  sealed bytea not null
);

-- Counters against guessing. Not logged: a crash may forget them, a restart of the server doesn't.
create unlogged table platform.rate_limit (
  key bytea primary key,
  window_start timestamptz not null,
  count integer not null,
  previous integer not null,
  expires_at timestamptz not null
);
create index on platform.rate_limit (expires_at);

create table platform.session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  subject text not null,
  kind text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  data jsonb not null,
  revoked_at timestamptz,
  revoked_why text
);
create index on platform.session (subject, created_at) where revoked_at is null;
create index on platform.session (expires_at);

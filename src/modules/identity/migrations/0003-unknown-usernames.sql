-- Usernames that nobody has are counted and locked like real ones: else a lock would tell which exist. Kept as a blind index, since people
-- type their password into the wrong field; forgotten after 90 days.
create table identity.unknown_username (
  tried bytea primary key,
  failures smallint not null check (failures between 0 and 4),
  locked_until timestamptz,
  last_at timestamptz not null
);
create index on identity.unknown_username (last_at);

-- What a sweep could not do, and until when it leaves it alone: one row that always fails neither stops the others nor is tried without end.
create table platform.setback (
  sweep text not null,
  item text not null,
  tries integer not null check (tries > 0),
  until timestamptz not null,
  -- The refusal's code, or `fault` where something was thrown (the log has it).
  code text not null,
  at timestamptz not null,
  primary key (sweep, item)
);
create index setback_until on platform.setback (until);

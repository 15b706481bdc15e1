-- Steps whose settings say what follows when their limit has passed: when that is due next. Written in the transaction that starts, stops or changes
-- the step's clock, and gone with the step.
create table cases.overrun (
  region text not null,
  matter uuid not null,
  visit text not null,
  at timestamptz not null,
  -- Reminders given so far.
  reminded smallint not null default 0,
  primary key (region, matter, visit)
);
create index overrun_at on cases.overrun (at);

create schema supervision;

-- Time rules (annexes §8.1 T…), every version kept: an alarm names the one by which it was raised.
create table supervision.rule (
  id text not null,
  version integer not null check (version > 0),
  -- What is watched and when: see domain/time-rule.ts.
  rule jsonb not null,
  digest text not null,
  valid_from timestamptz not null,
  current boolean not null,
  primary key (id, version)
);
create unique index rule_current on supervision.rule (id) where current;

-- Instants at which a live clock will break a rule. Written in the transaction that changes the clock, so watching can't be forgotten.
create table supervision.watch (
  region text not null,
  matter uuid not null,
  clock text not null,
  rule text not null,
  version integer not null,
  level smallint not null,
  at timestamptz not null,
  primary key (region, matter, clock, rule)
);
create index watch_at on supervision.watch (at);

-- Warnings and alarms as facts: what, by which rule, seen how. Never deleted.
create table supervision.alarm (
  id uuid primary key,
  region text not null,
  matter uuid not null,
  kind text not null,
  clock text not null,
  rule text not null,
  version integer not null,
  -- 0 note, 1 warning 预警, 2 yellow 黄牌, 3 red 红牌
  level smallint not null check (level between 0 and 3),
  -- The day the clock was due when it was raised; a clock whose day moved may be raised again.
  due date not null,
  -- The moment the rule was broken, and the moment it was noticed.
  at timestamptz not null,
  raised_at timestamptz not null,
  facts jsonb not null,
  unique (region, matter, clock, rule, due)
);
create index alarm_newest on supervision.alarm (region, raised_at desc, id);
create index alarm_matter on supervision.alarm (region, matter, level);
create index alarm_level on supervision.alarm (region, level, raised_at desc, id);

-- The highest level of each matter that still runs, for the live list's filter.
create table supervision.standing (
  region text not null,
  matter uuid not null,
  kind text not null,
  level smallint not null,
  since timestamptz not null,
  primary key (region, matter)
);
create index standing_level on supervision.standing (region, level, since desc, matter);

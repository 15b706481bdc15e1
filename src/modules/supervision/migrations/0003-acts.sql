-- What people did in cases, as far as rules on acts look at it (annexes §8.1 P…). Written in the act's own transaction, judged within seconds.
create table supervision.act (
  region text not null,
  matter uuid not null,
  sequence integer not null,
  at timestamptz not null,
  type text not null,
  person uuid not null,
  facts jsonb not null,
  judged boolean not null default false,
  primary key (region, matter, sequence)
);
create index act_unjudged on supervision.act (at) where not judged;
create index act_person on supervision.act (region, person, at);

-- An alarm on an act has no day of a clock; `clock` names the act (`act:<sequence>`), and each rule is raised by it once.
alter table supervision.alarm alter column due drop not null;
create unique index alarm_act on supervision.alarm (region, matter, clock, rule) where due is null;

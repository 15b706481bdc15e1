-- 离岗委托: who stands in for whom, from one day to another. Read with every request of the deputy; nothing has to be swept when it ends.
create table identity.delegation (
  id uuid primary key,
  person uuid not null references identity.person (id),
  deputy uuid not null references identity.person (id) check (deputy <> person),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  reason text not null check (char_length(reason) <= 200),
  set_by uuid not null references identity.person (id),
  set_at timestamptz not null,
  ended_at timestamptz
);
create index delegation_deputy on identity.delegation (deputy, until_on) where ended_at is null;
create index delegation_person on identity.delegation (person, until_on desc);

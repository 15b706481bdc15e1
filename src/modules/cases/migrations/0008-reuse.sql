-- 沿用以前交过的材料: that an owner agreed to it, once an application. Who they are is a blind index, as in lists.
create table cases.reuse_consent (
  region text not null,
  id uuid not null,
  owner bytea not null,
  item_code text not null,
  manner text not null check (manner in ('spoken', 'signed', 'code')),
  given_at timestamptz not null,
  -- The clerk who asked at the window.
  person uuid,
  person_name text,
  staff_number text,
  org text,
  -- The phone the code went to, as a blind index.
  phone bytea,
  -- The case that was made with it.
  case_id uuid,
  withdrawn_at timestamptz,
  primary key (region, id),
  check ((manner = 'code') = (phone is not null) and (manner = 'code') = (person is null))
);
create index reuse_consent_owner on cases.reuse_consent (region, owner, given_at desc);

-- 不再同意: from then on a word at the window isn't enough any more, until its owner has signed or proved their phone.
create table cases.reuse_stop (
  region text not null,
  owner bytea not null,
  at timestamptz not null,
  -- Through which case the owner said so, or which clerk took it down.
  case_id uuid,
  person uuid,
  person_name text,
  staff_number text,
  primary key (region, owner, at)
);

-- The code sent to the phone written in a draft: one a draft, a few tries, gone once used.
create table cases.phone_code (
  region text not null,
  draft bytea not null,
  phone bytea not null,
  code bytea not null,
  sent_at timestamptz not null,
  tries smallint not null default 0,
  primary key (region, draft)
);
create index phone_code_age on cases.phone_code (sent_at);

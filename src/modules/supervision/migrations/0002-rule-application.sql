-- Rules that changed are put on the clocks that run already, matter by matter; what stands here says how far that is, and what it did.
create table supervision.rule_application (
  id bigint generated always as identity primary key,
  region text not null,
  -- The rules published: id → version.
  rules jsonb not null,
  published_at timestamptz not null,
  next_at timestamptz not null,
  -- A second pass, a minute later, finds what servers did that hadn't heard of the rules yet.
  passes_left smallint not null check (passes_left >= 0),
  -- The matter the pass has come to.
  after uuid,
  matters integer not null default 0,
  watches_set integer not null default 0,
  watches_ended integer not null default 0,
  ended_at timestamptz
);
create unique index rule_application_open on supervision.rule_application (region) where ended_at is null;

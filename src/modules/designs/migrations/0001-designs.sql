create schema designs;

-- A design is the next version of an item while it is being made: at most one open per item code. What people edit is the package itself,
-- kept in the revisions; this row is what lists need.
create table designs.design (
  id uuid primary key,
  item text not null,
  name text not null,
  type text not null,
  kind text not null,
  department text not null,
  state text not null check (state in ('open', 'published', 'discarded')),
  -- number of the newest revision; a save must name it
  revision integer not null check (revision > 0),
  -- version in force from which it was made; null for a new item
  base uuid,
  base_version integer,
  -- what it began as: a template, the version in force, a copy, an imported package
  origin json not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_name text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  closed_at timestamptz,
  -- version it was published as
  published_version integer,
  check ((base is null) = (base_version is null)),
  check ((state = 'open') = (closed_at is null))
);
create unique index on designs.design (item) where state = 'open';
create index on designs.design (saved_at desc, id desc) where state = 'open';
create index on designs.design (item, created_at);

-- History. A row never changes; consecutive savings of one person are folded by a newer row taking the place of the older.
create table designs.revision (
  design uuid not null references designs.design on delete cascade,
  number integer not null check (number > 0),
  act text not null check (act in ('created', 'saved', 'restored', 'imported')),
  -- when the savings folded into this row began, and the last of them
  since timestamptz not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  -- parts of the package that differ from the revision before
  changed text[] not null,
  package json not null,
  primary key (design, number)
);

create function designs.keep_revision() returns trigger language plpgsql as $$
begin
  raise exception 'a revision of a design never changes' using errcode = 'restrict_violation';
end $$;
create trigger keep before update on designs.revision for each row execute function designs.keep_revision();

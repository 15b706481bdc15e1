create schema catalogue;

-- Items (事项). A row is what lists need of the version in force; the version itself is the immutable package.
-- A code is never given twice: a row stays when its item is retired, naming what came in its place (annexes 1.1).
create table catalogue.item (
  code text primary key check (code ~ '^[0-9]{8}[A-Z]{2}-[A-Z]{2}-(?!0000)[0-9]{4}$'),
  -- number in the basic catalogue, with its class; null for an item of the county's own
  number integer check (number > 0),
  -- place in the catalogue's order
  position integer not null,
  class text not null check (class in ('power', 'convenience')),
  type text not null check (type ~ '^[A-Z]{2}$'),
  sector text not null,
  department text not null,
  name text not null,
  kind text not null,
  online boolean not null,
  objects text[] not null,
  themes text[] not null,
  initial text not null check (initial ~ '^[A-Z#]$'),
  pinyin text not null,
  -- name, code, pinyin and its initials in lower case, for the filter by text
  words text not null,
  state text not null check (state in ('in-force', 'retired')),
  replaced_by text references catalogue.item,
  current_version uuid not null,
  unique (class, number),
  check (state = 'retired' or replaced_by is null)
);
create index on catalogue.item (position, code) where state = 'in-force';
create index on catalogue.item (department, type) where state = 'in-force';

create table catalogue.item_version (
  id uuid primary key,
  item text not null references catalogue.item deferrable initially deferred,
  version integer not null check (version > 0),
  package jsonb not null,
  process jsonb not null,
  drawing jsonb not null,
  digest bytea not null,
  published_at timestamptz not null,
  published_by text not null,
  in_force_from timestamptz not null,
  in_force_to timestamptz check (in_force_to >= in_force_from),
  unique (item, version)
);
create unique index on catalogue.item_version (item) where in_force_to is null;
alter table catalogue.item add foreign key (current_version) references catalogue.item_version deferrable initially deferred;

-- A version is what running cases were promised: nothing of it changes but the day it goes out of force, once.
create function catalogue.keep_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.in_force_to is null and new.in_force_to is not null
    and (to_jsonb(new) - 'in_force_to') = (to_jsonb(old) - 'in_force_to') then
    return new;
  end if;
  raise exception 'a published version of an item never changes' using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on catalogue.item_version for each row execute function catalogue.keep_version();
create trigger keep_all before truncate on catalogue.item_version for each statement execute function catalogue.keep_version();

-- The last serial given per unit and type; a row is locked while the next is taken.
create table catalogue.item_serial (
  unit text not null,
  type text not null,
  last integer not null check (last between 1 and 9999),
  primary key (unit, type)
);

-- Nodes of the disclosure directory: the 65 disclosure items of the basic catalogue (D2).
create table catalogue.disclosure_node (
  code text primary key,
  number integer not null unique,
  "group" text not null,
  name text not null,
  department text
);

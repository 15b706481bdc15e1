-- Filters of lists that people keep for themselves.
create table cases.saved_filter (
  person uuid not null,
  name text not null check (length(name) between 1 and 80),
  box text not null,
  search jsonb not null,
  saved_at timestamptz not null,
  primary key (person, name)
);

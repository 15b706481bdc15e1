create schema documents;

-- Templates as a county wrote them; the ones shipped stand in data/documents and count as version 0. A row never changes: what an issued
-- document was made from can always be shown.
create table documents.template (
  code text not null,
  version integer not null check (version > 0),
  definition json not null,
  digest text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  note text not null,
  primary key (code, version)
);

create function documents.keep_template() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a template never changes' using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on documents.template for each row execute function documents.keep_template();

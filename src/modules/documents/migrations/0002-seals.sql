-- Pictures of seals (印章) as administrators put them in, by organisation. A row never changes: which seal a document bears can always be shown.
-- Without a picture: taken out from then on.
create table documents.seal (
  org text not null,
  version integer not null check (version > 0),
  image bytea,
  diameter smallint not null check (diameter between 30 and 50),
  saved_at timestamptz not null,
  saved_by text not null,
  saved_by_name text not null,
  primary key (org, version)
);

create function documents.keep_seal() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a seal never changes' using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on documents.seal for each row execute function documents.keep_seal();

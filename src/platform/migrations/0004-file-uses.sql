-- Who holds a file: a draft, a case, a document. A file that nobody holds is removed once it has waited long enough.
-- The reference guards both sides: what is in use can't be removed, and what has been removed can't be taken into use.
create table platform.file_use (
  kind text not null,
  owner text not null,
  hash bytea not null references platform.file,
  since timestamptz not null,
  primary key (kind, owner, hash)
);
create index file_use_hash on platform.file_use (hash);

-- When somebody last sent these bytes. Null: from before uses were kept, and not to be removed until `files --repair` has looked for its users.
alter table platform.file add column put_at timestamptz;
create index file_waiting on platform.file (put_at);

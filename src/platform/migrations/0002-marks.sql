-- What was put in place from outside the database (shipped data), and the digest of what it was made from: a start compares digests and is done.
create table platform.mark (
  name text primary key,
  digest text not null,
  at timestamptz not null
);

-- Uploads that come in parts, over as many connections as it takes. What has arrived lies beside the store of files until it is handed in.
create table platform.open_upload (
  id uuid primary key,
  -- Keyed hash of who began it: nobody else may go on with it, hand it in or take it away.
  owner bytea not null,
  -- Keyed hash of the address it was begun from; null for staff, whose whole hall shares one.
  origin bytea,
  -- Bytes as declared, and bytes known to lie on disk.
  size bigint not null,
  received bigint not null default 0,
  -- Name of the file, the field it is for and what else its sender said of it: sealed, since names of files name people.
  about bytea not null,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  -- When it was handed in; kept a little longer for a browser that didn't hear of it.
  taken_at timestamptz
);
create index open_upload_owner on platform.open_upload (owner);
create index open_upload_origin on platform.open_upload (origin);
create index open_upload_touched on platform.open_upload (touched_at);

create schema identity;

-- Organisations. `path` lists the ancestors from the county down to the organisation itself; an organisation never moves.
create table identity.org (
  code text primary key,
  kind text not null,
  name text not null unique check (char_length(name) between 2 and 100),
  short_name text not null check (char_length(short_name) between 1 and 40),
  parent text references identity.org,
  sectors text[] not null default '{}',
  address text check (char_length(address) <= 200),
  phone text check (char_length(phone) <= 40),
  active boolean not null default true,
  path text[] not null,
  check (
    case kind
      when 'county' then code ~ '^[0-9]{6}$' and parent is null
      when 'department' then code ~ '^[0-9]{6}[A-Z]{2}$' and parent = left(code, 6)
      when 'hall' then code ~ '^[0-9]{6}[A-Z]{2}$' and parent = left(code, 6)
      when 'township' then code ~ '^[0-9]{9}$' and parent = left(code, 6)
      when 'village' then code ~ '^[0-9]{12}$' and parent = left(code, 9)
      else false
    end is true
  )
);
create index on identity.org using gin (path);
create index on identity.org (parent);

create function identity.place_org() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.code, new.kind, new.parent) is distinct from (old.code, old.kind, old.parent) then
    raise exception 'an organisation keeps its code, kind and place' using errcode = 'restrict_violation';
  end if;
  new.path := coalesce((select path from identity.org where code = new.parent), '{}') || new.code;
  return new;
end $$;
create trigger place before insert or update on identity.org for each row execute function identity.place_org();

create table identity.person (
  id uuid primary key,
  staff_number text not null unique check (staff_number ~ '^[0-9A-Z]{4,20}$'),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  name text not null check (char_length(name) between 1 and 40),
  password_hash text not null check (password_hash like '$argon2id$%'),
  password_set_at timestamptz not null,
  must_change boolean not null default true,
  failures smallint not null default 0 check (failures between 0 and 4),
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  active boolean not null default true,
  created_at timestamptz not null
);

-- Who holds which post where, from when until when. Ended, never deleted: the trace of a case names them.
create table identity.holding (
  id uuid primary key,
  person uuid not null references identity.person,
  org text not null references identity.org,
  post text not null check (post ~ '^[a-z]+(-[a-z]+)*$'),
  section text check (char_length(section) between 1 and 40),
  from_at timestamptz not null,
  until_at timestamptz,
  check (until_at >= from_at)
);
create unique index holding_open on identity.holding (person, org, post) where until_at is null;
create index holding_by_post on identity.holding (org, post) where until_at is null;

-- The separation of the three administrators (三权分立) holds whatever the program does: an administrator's post excludes every other post.
create function identity.separate_administrators() returns trigger language plpgsql as $$
begin
  if new.until_at is not null then return new; end if;
  perform 1 from identity.person where id = new.person for update;
  if exists (
    select 1 from identity.holding other
    where other.person = new.person and other.until_at is null and other.id <> new.id and other.post <> new.post
      and (new.post like '%-administrator' or other.post like '%-administrator')
  ) then
    raise exception 'an administrator holds no other post' using errcode = 'check_violation', constraint = 'administrators_separated';
  end if;
  return new;
end $$;
create trigger separate before insert or update on identity.holding for each row execute function identity.separate_administrators();

create function identity.keep_holding() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.until_at is null
    and (new.id, new.person, new.org, new.post, new.section, new.from_at) is not distinct from (old.id, old.person, old.org, old.post, old.section, old.from_at)
  then return new; end if;
  raise exception 'a holding is only ever ended' using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on identity.holding for each row execute function identity.keep_holding();

-- The log of sign-ins and administration: append-only, each row chained to the one before it. Kept at least 180 days; holds no secret.
create table identity.log (
  sequence bigint primary key check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  action text not null,
  subject text,
  org text,
  success boolean not null,
  code text,
  details jsonb not null default '{}',
  ip text,
  previous bytea not null,
  hash bytea not null unique
);
create index on identity.log (at);
create index on identity.log (subject, sequence);
create index on identity.log (actor, sequence);

-- The last link. Its row lock puts writers in line; its count shows when rows were cut off the end.
create table identity.log_head (
  id boolean primary key default true check (id),
  sequence bigint not null,
  hash bytea not null
);
insert into identity.log_head (sequence, hash) values (0, '\x');

create function identity.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on identity.log for each row execute function identity.refuse_change();
create trigger no_truncate before truncate on identity.log for each statement execute function identity.refuse_change();
create trigger keep_head before delete on identity.log_head for each row execute function identity.refuse_change();

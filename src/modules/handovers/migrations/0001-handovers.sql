create schema handovers;

-- 交接单: papers on their way from a window to the department that handles the cases.
create table handovers.list (
  region text not null,
  id uuid not null,
  number text not null,
  from_org text not null,
  to_org text not null check (to_org <> from_org),
  handed_at timestamptz not null,
  handed_by text not null,
  -- The day by which it is to be signed for.
  due date not null,
  received_at timestamptz,
  received_by text,
  note text not null default '',
  primary key (region, id),
  unique (region, number),
  check ((received_at is null) = (received_by is null))
);
create index list_from on handovers.list (region, from_org, handed_at desc);
create index list_to on handovers.list (region, to_org, handed_at desc);

create table handovers.entry (
  region text not null,
  list uuid not null,
  position integer not null check (position between 1 and 200),
  case_id uuid not null,
  case_number text not null,
  item_name text not null,
  applicant_masked text not null,
  material text not null,
  material_name text not null,
  copies integer not null check (copies >= 0),
  -- Null until signed for; false: it wasn't there, and `difference` says what was.
  received boolean,
  difference text not null default '',
  primary key (region, list, position),
  foreign key (region, list) references handovers.list (region, id),
  check (received is distinct from false or difference <> '')
);
-- A paper is handed over once; one that didn't arrive may be handed over again.
create unique index entry_paper on handovers.entry (region, case_id, material) where received is distinct from false;
create index entry_case on handovers.entry (region, case_id);

-- Who did what with a list, for ever.
create table handovers.history (
  region text not null,
  list uuid not null,
  at timestamptz not null,
  act text not null check (act in ('handed', 'received')),
  person uuid not null,
  name text not null,
  staff_number text not null,
  org text not null,
  entries jsonb not null,
  primary key (region, list, act),
  foreign key (region, list) references handovers.list (region, id)
);
create function handovers.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of hand-overs is append-only';
end $$;
create trigger history_append_only before update or delete on handovers.history for each row execute function handovers.refuse_change();
create trigger history_no_truncate before truncate on handovers.history execute function handovers.refuse_change();

create schema licences;

-- The register of licences (证照): what lists and look-ups need of each; everything else is the fold of its journal.
create table licences.licence (
  region text not null,
  id uuid not null,
  version integer not null,
  number text not null,
  -- Its letters, digits and characters, for finding it as people type it.
  number_key text not null,
  name text not null,
  item_code text not null,
  item_name text not null,
  department text not null,
  case_id uuid not null,
  case_number text not null,
  -- The document of the case that is the licence's paper now.
  document uuid not null,
  pdf bytea not null,
  -- A person's name masked, an organisation's whole.
  holder_shown text not null,
  holder_kind text not null check (holder_kind in ('person', 'organisation')),
  -- Of organisations only; a person's number is nowhere but in the sealed part.
  credit_code text,
  -- Exact look-up without the value; the same indexes as those of applicants.
  holder_index bytea not null,
  name_index bytea not null,
  issued_on date not null,
  valid_from date not null,
  valid_until date,
  state text not null check (state in ('valid', 'withdrawn', 'revoked', 'cancelled', 'changed', 'renewed', 'void')),
  -- On the public list.
  listed boolean not null,
  replaces uuid,
  replaced_by uuid,
  -- An ending waits to be decided on.
  proposed boolean not null,
  renewal_case uuid,
  -- The day from which it counts as renewed because nobody decided in time (行政许可法 50).
  deemed_on date,
  -- The next day on which holder and department are reminded that it ends.
  remind_on date,
  search_text text not null,
  search_terms text[] not null,
  primary key (region, id),
  check (credit_code is null or holder_kind = 'organisation')
);
create unique index licence_document on licences.licence (region, document);
create index licence_number on licences.licence (region, number_key);
create index licence_case on licences.licence (region, case_id);
create index licence_holder on licences.licence (region, holder_index);
create index licence_name on licences.licence (region, name_index);
create index licence_newest on licences.licence (region, issued_on desc, id desc);
create index licence_state on licences.licence (region, state, issued_on desc, id desc);
create index licence_ending on licences.licence (region, valid_until, id) where state = 'valid';
create index licence_department on licences.licence (region, department, issued_on desc, id desc);
create index licence_department_state on licences.licence (region, department, state, issued_on desc, id desc);
create index licence_department_ending on licences.licence (region, department, valid_until, id) where state = 'valid';
create index licence_proposed on licences.licence (region, department, issued_on desc, id desc) where proposed;
create index licence_remind on licences.licence (region, remind_on) where remind_on is not null;
create index licence_search on licences.licence using gin (search_terms);

-- Papers of the acts that end a licence (撤回、撤销、注销决定书), for whoever checks one by its code.
create table licences.paper (
  region text not null,
  id uuid not null,
  licence uuid not null,
  code text not null,
  name text not null,
  number text not null,
  check_code text not null,
  issued_at timestamptz not null,
  pdf bytea not null,
  primary key (region, id),
  foreign key (region, licence) references licences.licence (region, id)
);
create unique index paper_check on licences.paper (region, check_code);
create index paper_licence on licences.paper (region, licence);

-- Cases whose licences or renewals the register has still to take over; written with the act itself.
create table licences.pending (
  region text not null,
  case_id uuid not null,
  version integer not null,
  primary key (region, case_id)
);

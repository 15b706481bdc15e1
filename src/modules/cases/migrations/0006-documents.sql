-- Documents made in cases, for whoever checks one by its code and for the list of licences. Follows from the case's own state; verify holds it to that.
create table cases.document (
  region text not null,
  id uuid not null,
  case_id uuid not null,
  code text not null,
  name text not null,
  number text not null,
  check_code text not null,
  item_code text not null,
  item_name text not null,
  department text not null,
  applicant_masked text not null,
  audience text not null,
  issued_at timestamptz not null,
  valid_until date,
  state text not null check (state in ('issued', 'replaced', 'void')),
  pdf bytea not null,
  primary key (region, id)
);
create unique index on cases.document (region, check_code);
create index on cases.document (region, case_id);
create index on cases.document (region, valid_until, id) where valid_until is not null;

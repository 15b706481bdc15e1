create schema cases;

-- What lists and look-ups need of a case; everything else is the fold of its journal.
create table cases.case (
  region text not null,
  id uuid not null,
  version integer not null,
  application_number text not null,
  number text,
  item_code text not null,
  item_version uuid not null,
  item_name text not null,
  kind text not null,
  department text not null,
  -- The receiving window's organisation.
  place text not null,
  channel text not null,
  state text not null,
  outcome text,
  applicant_masked text not null,
  -- Blind indexes: exact look-up without the value.
  applicant_index bytea not null,
  name_index bytea not null,
  submitted_at timestamptz not null,
  accepted_on date,
  closed_at timestamptz,
  -- Whether its result is on the public list once closed.
  public_result boolean not null,
  primary key (region, id)
);
create unique index case_application_number on cases.case (region, application_number);
create unique index case_number on cases.case (region, number) where number is not null;
create index case_applicant on cases.case (region, applicant_index, submitted_at desc);
create index case_name on cases.case (region, name_index, submitted_at desc);
create index case_running on cases.case (region, submitted_at desc, id) where closed_at is null;
create index case_running_department on cases.case (region, department, submitted_at desc, id) where closed_at is null;
create index case_running_place on cases.case (region, place, submitted_at desc, id) where closed_at is null;
create index case_public on cases.case (region, closed_at desc, id) where public_result and outcome is not null;
create index case_public_item on cases.case (region, item_code, closed_at desc, id) where public_result and outcome is not null;

-- An application being filled in (暂存): not a case yet, never counted or pushed. Found by the digest of a secret token that only the applicant's browser has.
create table cases.draft (
  token bytea primary key check (length(token) = 32),
  item_code text not null,
  item_version uuid not null,
  content bytea not null,
  saved_at timestamptz not null,
  -- The case it became; kept a while so that a repeated submission finds its receipt.
  submitted uuid
);
create index draft_age on cases.draft (saved_at);

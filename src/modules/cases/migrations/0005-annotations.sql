-- Remarks that colleagues pin to a file of a case (批注): for each other, never for the applicant. Taken back, they stay on record.
create table cases.annotation (
  region text not null,
  id uuid not null,
  matter uuid not null,
  hash bytea not null check (octet_length(hash) = 32),
  -- Counted from 1: page of a document, sheet of a workbook.
  page integer not null check (page > 0),
  -- x, y, width, height in thousandths of the unturned page; null: about the page as a whole.
  place integer[],
  words bytea not null,
  person uuid not null,
  person_name text not null,
  at timestamptz not null,
  removed_at timestamptz,
  primary key (region, id),
  foreign key (region, matter) references cases.case (region, id)
);
create index annotation_matter on cases.annotation (region, matter, at) where removed_at is null;

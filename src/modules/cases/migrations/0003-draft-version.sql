-- Counts the savings of a draft, so that of two windows open on it none overwrites what it hasn't seen.
alter table cases.draft add column version integer not null default 1;

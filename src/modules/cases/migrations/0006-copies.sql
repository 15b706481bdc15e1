-- 抄送: who was given a case to read. One row a person and case; the journal says who gave it and when, whether it was read stands here only.
create table cases.copy (
  region text not null,
  case_id uuid not null,
  person uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (region, case_id, person)
);
create index copy_of_person on cases.copy (region, person, at desc, case_id desc);

-- 发起人: who took the application in hand, that is finished its first step.
alter table cases.case add column starter uuid;
update cases.case c set starter = (select t.closed_by from matters.task t where t.region = c.region and t.matter = c.id and t.closed_by is not null order by t.closed_at limit 1);
create index case_starter on cases.case (region, starter, submitted_at desc, id desc) where starter is not null;

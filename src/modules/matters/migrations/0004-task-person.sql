-- Steps may be named for several persons (candidates who may claim, signers brought in). A task in persons' hands isn't in its post's queue.
-- `member_of`: the multi-instance step whose one member this visit is; who has answered one of them isn't asked by the others.
alter table matters.task add column named boolean not null default false;
alter table matters.task add column member_of text;
update matters.task set named = true where assignee is not null and closed_at is null;

drop index matters.task_queue;
drop index matters.task_person;
create index task_queue on matters.task (region, kind, org, post, (coalesce(due, 'infinity'::date)), opened_at, matter) where closed_at is null and not named;

-- Rows of persons' own to-do lists, only while the task is open. `post`: the one they must hold; null for any that handles cases there.
create table matters.task_person (
  region text not null,
  matter uuid not null,
  visit text not null,
  person uuid not null,
  kind text not null,
  role text not null check (role in ('assignee', 'candidate', 'signer')),
  org text not null,
  post text,
  opened_at timestamptz not null,
  due date,
  primary key (region, matter, visit, person)
);
create index task_person_todo on matters.task_person (region, kind, person, (coalesce(due, 'infinity'::date)), opened_at, matter);
insert into matters.task_person (region, matter, visit, person, kind, role, org, post, opened_at, due)
  select region, matter, visit, assignee, kind, 'assignee', org, post, opened_at, due from matters.task where named;

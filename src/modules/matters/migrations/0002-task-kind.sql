-- Of what kind of matter a task is: the to-do list of one kind isn't slowed or filled by the tasks of others.
alter table matters.task add column kind text;
update matters.task t set kind = m.kind from matters.matter m where m.region = t.region and m.id = t.matter;
alter table matters.task alter column kind set not null;

drop index matters.task_queue;
drop index matters.task_person;
drop index matters.task_done;
create index task_queue on matters.task (region, kind, org, post, (coalesce(due, 'infinity'::date)), opened_at, matter) where closed_at is null and assignee is null;
create index task_person on matters.task (region, kind, assignee, (coalesce(due, 'infinity'::date)), opened_at, matter) where closed_at is null and assignee is not null;
create index task_done on matters.task (region, kind, closed_by, closed_at desc, matter) where closed_by is not null;

-- 办结证件交接单: licences made, from the department to the window that hands them out; beside the materials that come the other way.
alter table handovers.list add column kind text not null default 'materials' check (kind in ('materials', 'results'));
-- When both sides were told that nobody has signed for it in time.
alter table handovers.list add column reminded_at timestamptz;
create index list_overdue on handovers.list (region, due) where received_at is null and reminded_at is null;

-- A paper that was handed in again after 补正 is another paper: it travels by a list of its own, whatever became of the one before.
alter table handovers.entry add column time smallint not null default 1 check (time > 0);
drop index handovers.entry_paper;
create unique index entry_paper on handovers.entry (region, case_id, material, time) where received is distinct from false;

-- Counting a window's running cases beside those of its own department reads the index alone.
drop index cases.case_running_place;
create index case_running_place on cases.case (region, place, submitted_at desc, id) include (department) where closed_at is null;

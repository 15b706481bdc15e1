-- What a window took in lately, for the clerk's most used items.
create index case_counter on cases.case (region, place, submitted_at desc) include (item_code) where channel in ('window', 'agent');

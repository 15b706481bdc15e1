-- Terms of applicants that may have passed without anything coming (补正, 容缺后补).
create index clock_awaited on matters.clock (region, due) where kind in ('supplement', 'deferred') and state = 'running';

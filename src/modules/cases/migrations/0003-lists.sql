-- 收件: when somebody took the application in hand, for the box of what nobody has.
alter table cases.case add column received_at timestamptz;
update cases.case c set received_at = (m.state->'own'->>'receivedAt')::timestamptz
  from matters.matter m where m.region = c.region and m.id = c.id and m.state->'own'->>'receivedAt' is not null;

create index case_incoming on cases.case (region, place, submitted_at, id) where state = 'submitted' and received_at is null and channel <> 'window';
-- Lists narrowed to an item, or to a state that few are in, stop at the end of the page; those that most are in are found on the way.
create index case_running_item on cases.case (region, item_code, submitted_at desc, id) where closed_at is null;
create index case_running_state on cases.case (region, state, submitted_at desc, id) where closed_at is null and state <> 'accepted';

-- Who looked at a case or a licence is asked by its number.
create index log_number on identity.log ((details ->> 'number'), sequence) where details ->> 'number' is not null;

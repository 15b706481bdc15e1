-- Whether the words are sealed under the key of the case, and so become unreadable with it. Older ones are sealed anew by a sweep.
alter table cases.annotation add column of_case boolean not null default false;
create index annotation_of_house on cases.annotation (region, id) where not of_case;

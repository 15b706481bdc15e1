-- 取号机、大厅屏幕 show by a key that they stand in the place. The key follows from the master key and this number: a new number ends the old key.
create table queue.place (
  region text not null,
  org text not null,
  key_number integer not null check (key_number > 0),
  primary key (region, org)
);

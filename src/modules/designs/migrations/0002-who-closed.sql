-- Who published or gave up a design, for the list of versions.
alter table designs.design add column closed_by_name text;
create index on designs.design (item, published_version) where published_version is not null;

-- An organisation may have several seals: 公章, 行政许可专用章, another 专用章. Those put in before are 公章.
alter table documents.seal add column kind text not null default 'official' check (kind in ('official', 'licensing', 'other'));
alter table documents.seal alter column kind drop default;
alter table documents.seal drop constraint seal_pkey, add primary key (org, kind, version);

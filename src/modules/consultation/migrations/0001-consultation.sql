create schema consultation;

-- What lists and look-ups need of a question; everything else is the fold of its journal.
create table consultation.question (
  region text not null,
  id uuid not null,
  version integer not null,
  number text not null,
  -- Blind index of the query code: exact comparison without the code.
  query_index bytea not null check (length(query_index) = 32),
  state text not null,
  item_code text,
  item_name text,
  department text not null,
  asker_masked text not null,
  -- The title with numbers that look like personal data masked.
  title_masked text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  closed_at timestamptz,
  -- In whose queue it waits, and by when; null once nothing waits.
  waits_org text,
  waits_post text,
  due date,
  -- What the public reads; null unless published.
  published_at timestamptz,
  public_title text,
  public_content text,
  public_answer text,
  -- Title, question and answer as one normalised text, and the terms (one and two characters) that find it.
  search_text text,
  search_terms text[],
  primary key (region, id)
);
create unique index question_number on consultation.question (region, number);
create index question_queue on consultation.question (region, waits_org, waits_post, (coalesce(due, 'infinity'::date)), asked_at, id) where waits_org is not null;
create index question_department on consultation.question (region, department, asked_at desc, id desc);
create index question_newest on consultation.question (region, asked_at desc, id desc);
create index question_public on consultation.question (region, published_at desc, id desc) where published_at is not null;
create index question_public_item on consultation.question (region, item_code, published_at desc, id desc) where published_at is not null;
create index question_public_department on consultation.question (region, department, published_at desc, id desc) where published_at is not null;
create index question_search on consultation.question using gin (search_terms) where published_at is not null;

-- Processes that questions run by, by digest: a question keeps the one it began with, whatever the drawing says later.
create table consultation.process (
  digest text primary key,
  compiled jsonb not null
);

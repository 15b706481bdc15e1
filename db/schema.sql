-- The database as it stands after all migrations, for reading and for comparing two versions.
-- Made from PostgreSQL's own catalogues by `npm run schema`; a test fails when it is out of date. To change the database, add a migration.

CREATE SCHEMA cases;

CREATE TABLE cases."case" (
  region text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  application_number text NOT NULL,
  number text,
  item_code text NOT NULL,
  item_version uuid NOT NULL,
  item_name text NOT NULL,
  kind text NOT NULL,
  department text NOT NULL,
  place text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL,
  outcome text,
  applicant_masked text NOT NULL,
  applicant_index bytea NOT NULL,
  name_index bytea NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  accepted_on date,
  closed_at timestamp with time zone,
  public_result boolean NOT NULL,
  received_at timestamp with time zone,
  starter uuid,
  CONSTRAINT case_pkey PRIMARY KEY (region, id)
);
CREATE INDEX case_applicant ON cases."case" USING btree (region, applicant_index, submitted_at DESC);
CREATE UNIQUE INDEX case_application_number ON cases."case" USING btree (region, application_number);
CREATE INDEX case_counter ON cases."case" USING btree (region, place, submitted_at DESC) INCLUDE (item_code) WHERE (channel = ANY (ARRAY['window'::text, 'agent'::text]));
CREATE INDEX case_incoming ON cases."case" USING btree (region, place, submitted_at, id) WHERE ((state = 'submitted'::text) AND (received_at IS NULL) AND (channel <> 'window'::text));
CREATE INDEX case_name ON cases."case" USING btree (region, name_index, submitted_at DESC);
CREATE UNIQUE INDEX case_number ON cases."case" USING btree (region, number) WHERE (number IS NOT NULL);
CREATE INDEX case_public ON cases."case" USING btree (region, closed_at DESC, id) WHERE (public_result AND (outcome IS NOT NULL));
CREATE INDEX case_public_item ON cases."case" USING btree (region, item_code, closed_at DESC, id) WHERE (public_result AND (outcome IS NOT NULL));
CREATE INDEX case_running ON cases."case" USING btree (region, submitted_at DESC, id) WHERE (closed_at IS NULL);
CREATE INDEX case_running_department ON cases."case" USING btree (region, department, submitted_at DESC, id) WHERE (closed_at IS NULL);
CREATE INDEX case_running_item ON cases."case" USING btree (region, item_code, submitted_at DESC, id) WHERE (closed_at IS NULL);
CREATE INDEX case_running_place ON cases."case" USING btree (region, place, submitted_at DESC, id) INCLUDE (department) WHERE (closed_at IS NULL);
CREATE INDEX case_running_state ON cases."case" USING btree (region, state, submitted_at DESC, id) WHERE ((closed_at IS NULL) AND (state <> 'accepted'::text));
CREATE INDEX case_starter ON cases."case" USING btree (region, starter, submitted_at DESC, id DESC) WHERE (starter IS NOT NULL);

CREATE TABLE cases.annotation (
  region text NOT NULL,
  id uuid NOT NULL,
  matter uuid NOT NULL,
  hash bytea NOT NULL,
  page integer NOT NULL,
  place integer[],
  words bytea NOT NULL,
  person uuid NOT NULL,
  person_name text NOT NULL,
  at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  of_case boolean NOT NULL DEFAULT false,
  CONSTRAINT annotation_pkey PRIMARY KEY (region, id),
  CONSTRAINT annotation_region_matter_fkey FOREIGN KEY (region, matter) REFERENCES cases."case"(region, id),
  CONSTRAINT annotation_hash_check CHECK ((octet_length(hash) = 32)),
  CONSTRAINT annotation_page_check CHECK ((page > 0))
);
CREATE INDEX annotation_matter ON cases.annotation USING btree (region, matter, at) WHERE (removed_at IS NULL);
CREATE INDEX annotation_of_house ON cases.annotation USING btree (region, id) WHERE (NOT of_case);

CREATE TABLE cases.copy (
  region text NOT NULL,
  case_id uuid NOT NULL,
  person uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT copy_pkey PRIMARY KEY (region, case_id, person)
);
CREATE INDEX copy_of_person ON cases.copy USING btree (region, person, at DESC, case_id DESC);

CREATE TABLE cases.document (
  region text NOT NULL,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  number text NOT NULL,
  check_code text NOT NULL,
  item_code text NOT NULL,
  item_name text NOT NULL,
  department text NOT NULL,
  applicant_masked text NOT NULL,
  audience text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  valid_until date,
  state text NOT NULL,
  pdf bytea NOT NULL,
  CONSTRAINT document_pkey PRIMARY KEY (region, id),
  CONSTRAINT document_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'replaced'::text, 'void'::text])))
);
CREATE INDEX document_region_case_id_idx ON cases.document USING btree (region, case_id);
CREATE UNIQUE INDEX document_region_check_code_idx ON cases.document USING btree (region, check_code);
CREATE INDEX document_region_valid_until_id_idx ON cases.document USING btree (region, valid_until, id) WHERE (valid_until IS NOT NULL);

CREATE TABLE cases.draft (
  token bytea NOT NULL,
  item_code text NOT NULL,
  item_version uuid NOT NULL,
  content bytea NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  submitted uuid,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT draft_pkey PRIMARY KEY (token),
  CONSTRAINT draft_token_check CHECK ((length(token) = 32))
);
CREATE INDEX draft_age ON cases.draft USING btree (saved_at);

CREATE TABLE cases.overrun (
  region text NOT NULL,
  matter uuid NOT NULL,
  visit text NOT NULL,
  at timestamp with time zone NOT NULL,
  reminded smallint NOT NULL DEFAULT 0,
  CONSTRAINT overrun_pkey PRIMARY KEY (region, matter, visit)
);
CREATE INDEX overrun_at ON cases.overrun USING btree (at);

CREATE TABLE cases.phone_code (
  region text NOT NULL,
  draft bytea NOT NULL,
  phone bytea NOT NULL,
  code bytea NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  CONSTRAINT phone_code_pkey PRIMARY KEY (region, draft)
);
CREATE INDEX phone_code_age ON cases.phone_code USING btree (sent_at);

CREATE TABLE cases.reuse_consent (
  region text NOT NULL,
  id uuid NOT NULL,
  owner bytea NOT NULL,
  item_code text NOT NULL,
  manner text NOT NULL,
  given_at timestamp with time zone NOT NULL,
  person uuid,
  person_name text,
  staff_number text,
  org text,
  phone bytea,
  case_id uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT reuse_consent_pkey PRIMARY KEY (region, id),
  CONSTRAINT reuse_consent_check CHECK ((((manner = 'code'::text) = (phone IS NOT NULL)) AND ((manner = 'code'::text) = (person IS NULL)))),
  CONSTRAINT reuse_consent_manner_check CHECK ((manner = ANY (ARRAY['spoken'::text, 'signed'::text, 'code'::text])))
);
CREATE INDEX reuse_consent_owner ON cases.reuse_consent USING btree (region, owner, given_at DESC);

CREATE TABLE cases.reuse_stop (
  region text NOT NULL,
  owner bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  case_id uuid,
  person uuid,
  person_name text,
  staff_number text,
  CONSTRAINT reuse_stop_pkey PRIMARY KEY (region, owner, at)
);

CREATE TABLE cases.saved_filter (
  person uuid NOT NULL,
  name text NOT NULL,
  box text NOT NULL,
  search jsonb NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT saved_filter_pkey PRIMARY KEY (person, name),
  CONSTRAINT saved_filter_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);

CREATE SCHEMA catalogue;

CREATE OR REPLACE FUNCTION catalogue.keep_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.in_force_to is null and new.in_force_to is not null
    and (to_jsonb(new) - 'in_force_to') = (to_jsonb(old) - 'in_force_to') then
    return new;
  end if;
  raise exception 'a published version of an item never changes' using errcode = 'restrict_violation';
end $function$;

CREATE TABLE catalogue.disclosure_node (
  code text NOT NULL,
  number integer NOT NULL,
  "group" text NOT NULL,
  name text NOT NULL,
  department text,
  CONSTRAINT disclosure_node_pkey PRIMARY KEY (code),
  CONSTRAINT disclosure_node_number_key UNIQUE (number)
);

CREATE TABLE catalogue.item (
  code text NOT NULL,
  number integer,
  "position" integer NOT NULL,
  class text NOT NULL,
  type text NOT NULL,
  sector text NOT NULL,
  department text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  online boolean NOT NULL,
  objects text[] NOT NULL,
  themes text[] NOT NULL,
  initial text NOT NULL,
  pinyin text NOT NULL,
  words text NOT NULL,
  state text NOT NULL,
  replaced_by text,
  current_version uuid NOT NULL,
  CONSTRAINT item_pkey PRIMARY KEY (code),
  CONSTRAINT item_class_number_key UNIQUE (class, number),
  CONSTRAINT item_current_version_fkey FOREIGN KEY (current_version) REFERENCES catalogue.item_version(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT item_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES catalogue.item(code),
  CONSTRAINT item_check CHECK (((state = 'retired'::text) OR (replaced_by IS NULL))),
  CONSTRAINT item_class_check CHECK ((class = ANY (ARRAY['power'::text, 'convenience'::text]))),
  CONSTRAINT item_code_check CHECK ((code ~ '^[0-9]{8}[A-Z]{2}-[A-Z]{2}-(?!0000)[0-9]{4}$'::text)),
  CONSTRAINT item_initial_check CHECK ((initial ~ '^[A-Z#]$'::text)),
  CONSTRAINT item_number_check CHECK ((number > 0)),
  CONSTRAINT item_state_check CHECK ((state = ANY (ARRAY['in-force'::text, 'retired'::text]))),
  CONSTRAINT item_type_check CHECK ((type ~ '^[A-Z]{2}$'::text))
);
CREATE INDEX item_department_type_idx ON catalogue.item USING btree (department, type) WHERE (state = 'in-force'::text);
CREATE INDEX item_position_code_idx ON catalogue.item USING btree ("position", code) WHERE (state = 'in-force'::text);

CREATE TABLE catalogue.item_serial (
  unit text NOT NULL,
  type text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT item_serial_pkey PRIMARY KEY (unit, type),
  CONSTRAINT item_serial_last_check CHECK (((last >= 1) AND (last <= 9999)))
);

CREATE TABLE catalogue.item_version (
  id uuid NOT NULL,
  item text NOT NULL,
  version integer NOT NULL,
  package jsonb NOT NULL,
  process jsonb NOT NULL,
  drawing jsonb NOT NULL,
  digest bytea NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  in_force_from timestamp with time zone NOT NULL,
  in_force_to timestamp with time zone,
  CONSTRAINT item_version_pkey PRIMARY KEY (id),
  CONSTRAINT item_version_item_version_key UNIQUE (item, version),
  CONSTRAINT item_version_item_fkey FOREIGN KEY (item) REFERENCES catalogue.item(code) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT item_version_check CHECK ((in_force_to >= in_force_from)),
  CONSTRAINT item_version_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX item_version_item_idx ON catalogue.item_version USING btree (item) WHERE (in_force_to IS NULL);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON catalogue.item_version FOR EACH ROW EXECUTE FUNCTION catalogue.keep_version();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON catalogue.item_version FOR EACH STATEMENT EXECUTE FUNCTION catalogue.keep_version();

CREATE SCHEMA consultation;

CREATE TABLE consultation.process (
  digest text NOT NULL,
  compiled jsonb NOT NULL,
  CONSTRAINT process_pkey PRIMARY KEY (digest)
);

CREATE TABLE consultation.question (
  region text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  query_index bytea NOT NULL,
  state text NOT NULL,
  item_code text,
  item_name text,
  department text NOT NULL,
  asker_masked text NOT NULL,
  title_masked text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  waits_org text,
  waits_post text,
  due date,
  published_at timestamp with time zone,
  public_title text,
  public_content text,
  public_answer text,
  search_text text,
  search_terms text[],
  CONSTRAINT question_pkey PRIMARY KEY (region, id),
  CONSTRAINT question_query_index_check CHECK ((length(query_index) = 32))
);
CREATE INDEX question_department ON consultation.question USING btree (region, department, asked_at DESC, id DESC);
CREATE INDEX question_newest ON consultation.question USING btree (region, asked_at DESC, id DESC);
CREATE UNIQUE INDEX question_number ON consultation.question USING btree (region, number);
CREATE INDEX question_public ON consultation.question USING btree (region, published_at DESC, id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX question_public_department ON consultation.question USING btree (region, department, published_at DESC, id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX question_public_item ON consultation.question USING btree (region, item_code, published_at DESC, id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX question_queue ON consultation.question USING btree (region, waits_org, waits_post, COALESCE(due, 'infinity'::date), asked_at, id) WHERE (waits_org IS NOT NULL);
CREATE INDEX question_search ON consultation.question USING gin (search_terms) WHERE (published_at IS NOT NULL);

CREATE SCHEMA designs;

CREATE OR REPLACE FUNCTION designs.keep_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a revision of a design never changes' using errcode = 'restrict_violation';
end $function$;

CREATE TABLE designs.design (
  id uuid NOT NULL,
  item text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  kind text NOT NULL,
  department text NOT NULL,
  state text NOT NULL,
  revision integer NOT NULL,
  base uuid,
  base_version integer,
  origin json NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  created_by_name text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by text NOT NULL,
  saved_by_name text NOT NULL,
  closed_at timestamp with time zone,
  published_version integer,
  closed_by_name text,
  CONSTRAINT design_pkey PRIMARY KEY (id),
  CONSTRAINT design_check CHECK (((base IS NULL) = (base_version IS NULL))),
  CONSTRAINT design_check1 CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  CONSTRAINT design_revision_check CHECK ((revision > 0)),
  CONSTRAINT design_state_check CHECK ((state = ANY (ARRAY['open'::text, 'published'::text, 'discarded'::text])))
);
CREATE INDEX design_item_created_at_idx ON designs.design USING btree (item, created_at);
CREATE UNIQUE INDEX design_item_idx ON designs.design USING btree (item) WHERE (state = 'open'::text);
CREATE INDEX design_item_published_version_idx ON designs.design USING btree (item, published_version) WHERE (published_version IS NOT NULL);
CREATE INDEX design_saved_at_id_idx ON designs.design USING btree (saved_at DESC, id DESC) WHERE (state = 'open'::text);

CREATE TABLE designs.revision (
  design uuid NOT NULL,
  number integer NOT NULL,
  act text NOT NULL,
  since timestamp with time zone NOT NULL,
  at timestamp with time zone NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  changed text[] NOT NULL,
  package json NOT NULL,
  CONSTRAINT revision_pkey PRIMARY KEY (design, number),
  CONSTRAINT revision_design_fkey FOREIGN KEY (design) REFERENCES designs.design(id) ON DELETE CASCADE,
  CONSTRAINT revision_act_check CHECK ((act = ANY (ARRAY['created'::text, 'saved'::text, 'restored'::text, 'imported'::text]))),
  CONSTRAINT revision_number_check CHECK ((number > 0))
);
CREATE TRIGGER keep BEFORE UPDATE ON designs.revision FOR EACH ROW EXECUTE FUNCTION designs.keep_revision();

CREATE SCHEMA documents;

CREATE OR REPLACE FUNCTION documents.keep_seal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a version of a seal never changes' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION documents.keep_template()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a version of a template never changes' using errcode = 'restrict_violation';
end $function$;

CREATE TABLE documents.seal (
  org text NOT NULL,
  version integer NOT NULL,
  image bytea,
  diameter smallint NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by text NOT NULL,
  saved_by_name text NOT NULL,
  kind text NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (org, kind, version),
  CONSTRAINT seal_diameter_check CHECK (((diameter >= 30) AND (diameter <= 50))),
  CONSTRAINT seal_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'licensing'::text, 'other'::text]))),
  CONSTRAINT seal_version_check CHECK ((version > 0))
);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON documents.seal FOR EACH ROW EXECUTE FUNCTION documents.keep_seal();

CREATE TABLE documents.template (
  code text NOT NULL,
  version integer NOT NULL,
  definition json NOT NULL,
  digest text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by text NOT NULL,
  saved_by_name text NOT NULL,
  note text NOT NULL,
  CONSTRAINT template_pkey PRIMARY KEY (code, version),
  CONSTRAINT template_version_check CHECK ((version > 0))
);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON documents.template FOR EACH ROW EXECUTE FUNCTION documents.keep_template();

CREATE SCHEMA handovers;

CREATE OR REPLACE FUNCTION handovers.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the history of hand-overs is append-only';
end $function$;

CREATE TABLE handovers.entry (
  region text NOT NULL,
  list uuid NOT NULL,
  "position" integer NOT NULL,
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  item_name text NOT NULL,
  applicant_masked text NOT NULL,
  material text NOT NULL,
  material_name text NOT NULL,
  copies integer NOT NULL,
  received boolean,
  difference text NOT NULL DEFAULT ''::text,
  "time" smallint NOT NULL DEFAULT 1,
  CONSTRAINT entry_pkey PRIMARY KEY (region, list, "position"),
  CONSTRAINT entry_region_list_fkey FOREIGN KEY (region, list) REFERENCES handovers.list(region, id),
  CONSTRAINT entry_check CHECK (((received IS DISTINCT FROM false) OR (difference <> ''::text))),
  CONSTRAINT entry_copies_check CHECK ((copies >= 0)),
  CONSTRAINT entry_position_check CHECK ((("position" >= 1) AND ("position" <= 200))),
  CONSTRAINT entry_time_check CHECK (("time" > 0))
);
CREATE INDEX entry_case ON handovers.entry USING btree (region, case_id);
CREATE UNIQUE INDEX entry_paper ON handovers.entry USING btree (region, case_id, material, "time") WHERE (received IS DISTINCT FROM false);

CREATE TABLE handovers.history (
  region text NOT NULL,
  list uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  act text NOT NULL,
  person uuid NOT NULL,
  name text NOT NULL,
  staff_number text NOT NULL,
  org text NOT NULL,
  entries jsonb NOT NULL,
  CONSTRAINT history_pkey PRIMARY KEY (region, list, act),
  CONSTRAINT history_region_list_fkey FOREIGN KEY (region, list) REFERENCES handovers.list(region, id),
  CONSTRAINT history_act_check CHECK ((act = ANY (ARRAY['handed'::text, 'received'::text])))
);
CREATE TRIGGER history_append_only BEFORE DELETE OR UPDATE ON handovers.history FOR EACH ROW EXECUTE FUNCTION handovers.refuse_change();
CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON handovers.history FOR EACH STATEMENT EXECUTE FUNCTION handovers.refuse_change();

CREATE TABLE handovers.list (
  region text NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  from_org text NOT NULL,
  to_org text NOT NULL,
  handed_at timestamp with time zone NOT NULL,
  handed_by text NOT NULL,
  due date NOT NULL,
  received_at timestamp with time zone,
  received_by text,
  note text NOT NULL DEFAULT ''::text,
  kind text NOT NULL DEFAULT 'materials'::text,
  reminded_at timestamp with time zone,
  CONSTRAINT list_pkey PRIMARY KEY (region, id),
  CONSTRAINT list_region_number_key UNIQUE (region, number),
  CONSTRAINT list_check CHECK ((to_org <> from_org)),
  CONSTRAINT list_check1 CHECK (((received_at IS NULL) = (received_by IS NULL))),
  CONSTRAINT list_kind_check CHECK ((kind = ANY (ARRAY['materials'::text, 'results'::text])))
);
CREATE INDEX list_from ON handovers.list USING btree (region, from_org, handed_at DESC);
CREATE INDEX list_overdue ON handovers.list USING btree (region, due) WHERE ((received_at IS NULL) AND (reminded_at IS NULL));
CREATE INDEX list_to ON handovers.list USING btree (region, to_org, handed_at DESC);

CREATE SCHEMA identity;

CREATE OR REPLACE FUNCTION identity.keep_holding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.until_at is null
    and (new.id, new.person, new.org, new.post, new.section, new.from_at) is not distinct from (old.id, old.person, old.org, old.post, old.section, old.from_at)
  then return new; end if;
  raise exception 'a holding is only ever ended' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION identity.place_org()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and (new.code, new.kind, new.parent) is distinct from (old.code, old.kind, old.parent) then
    raise exception 'an organisation keeps its code, kind and place' using errcode = 'restrict_violation';
  end if;
  new.path := coalesce((select path from identity.org where code = new.parent), '{}') || new.code;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION identity.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the log is append-only' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION identity.separate_administrators()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.until_at is not null then return new; end if;
  perform 1 from identity.person where id = new.person for update;
  if exists (
    select 1 from identity.holding other
    where other.person = new.person and other.until_at is null and other.id <> new.id and other.post <> new.post
      and (new.post like '%-administrator' or other.post like '%-administrator')
  ) then
    raise exception 'an administrator holds no other post' using errcode = 'check_violation', constraint = 'administrators_separated';
  end if;
  return new;
end $function$;

CREATE TABLE identity.delegation (
  id uuid NOT NULL,
  person uuid NOT NULL,
  deputy uuid NOT NULL,
  from_on date NOT NULL,
  until_on date NOT NULL,
  reason text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT delegation_pkey PRIMARY KEY (id),
  CONSTRAINT delegation_deputy_fkey FOREIGN KEY (deputy) REFERENCES identity.person(id),
  CONSTRAINT delegation_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  CONSTRAINT delegation_set_by_fkey FOREIGN KEY (set_by) REFERENCES identity.person(id),
  CONSTRAINT delegation_check CHECK ((deputy <> person)),
  CONSTRAINT delegation_check1 CHECK ((until_on >= from_on)),
  CONSTRAINT delegation_reason_check CHECK ((char_length(reason) <= 200))
);
CREATE INDEX delegation_deputy ON identity.delegation USING btree (deputy, until_on) WHERE (ended_at IS NULL);
CREATE INDEX delegation_person ON identity.delegation USING btree (person, until_on DESC);

CREATE TABLE identity.holding (
  id uuid NOT NULL,
  person uuid NOT NULL,
  org text NOT NULL,
  post text NOT NULL,
  section text,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone,
  CONSTRAINT holding_pkey PRIMARY KEY (id),
  CONSTRAINT holding_org_fkey FOREIGN KEY (org) REFERENCES identity.org(code),
  CONSTRAINT holding_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  CONSTRAINT holding_check CHECK ((until_at >= from_at)),
  CONSTRAINT holding_post_check CHECK ((post ~ '^[a-z]+(-[a-z]+)*$'::text)),
  CONSTRAINT holding_section_check CHECK (((char_length(section) >= 1) AND (char_length(section) <= 40)))
);
CREATE INDEX holding_by_post ON identity.holding USING btree (org, post) WHERE (until_at IS NULL);
CREATE UNIQUE INDEX holding_open ON identity.holding USING btree (person, org, post) WHERE (until_at IS NULL);
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON identity.holding FOR EACH ROW EXECUTE FUNCTION identity.keep_holding();
CREATE TRIGGER separate BEFORE INSERT OR UPDATE ON identity.holding FOR EACH ROW EXECUTE FUNCTION identity.separate_administrators();

CREATE TABLE identity.log (
  sequence bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject text,
  org text,
  success boolean NOT NULL,
  code text,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  ip text,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_pkey PRIMARY KEY (sequence),
  CONSTRAINT log_hash_key UNIQUE (hash),
  CONSTRAINT log_sequence_check CHECK ((sequence > 0))
);
CREATE INDEX log_actor_sequence_idx ON identity.log USING btree (actor, sequence);
CREATE INDEX log_at_idx ON identity.log USING btree (at);
CREATE INDEX log_ip_sequence_idx ON identity.log USING btree (ip, sequence);
CREATE INDEX log_number ON identity.log USING btree (((details ->> 'number'::text)), sequence) WHERE ((details ->> 'number'::text) IS NOT NULL);
CREATE INDEX log_subject_sequence_idx ON identity.log USING btree (subject, sequence);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON identity.log FOR EACH ROW EXECUTE FUNCTION identity.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON identity.log FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();

CREATE TABLE identity.log_head (
  id boolean NOT NULL DEFAULT true,
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_head_pkey PRIMARY KEY (id),
  CONSTRAINT log_head_id_check CHECK (id)
);
CREATE TRIGGER keep_head BEFORE DELETE ON identity.log_head FOR EACH ROW EXECUTE FUNCTION identity.refuse_change();

CREATE TABLE identity.org (
  code text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  parent text,
  sectors text[] NOT NULL DEFAULT '{}'::text[],
  address text,
  phone text,
  active boolean NOT NULL DEFAULT true,
  path text[] NOT NULL,
  CONSTRAINT org_pkey PRIMARY KEY (code),
  CONSTRAINT org_name_key UNIQUE (name),
  CONSTRAINT org_parent_fkey FOREIGN KEY (parent) REFERENCES identity.org(code),
  CONSTRAINT org_address_check CHECK ((char_length(address) <= 200)),
  CONSTRAINT org_check CHECK ((
CASE kind
    WHEN 'county'::text THEN ((code ~ '^[0-9]{6}$'::text) AND (parent IS NULL))
    WHEN 'department'::text THEN ((code ~ '^[0-9]{6}[A-Z]{2}$'::text) AND (parent = "left"(code, 6)))
    WHEN 'hall'::text THEN ((code ~ '^[0-9]{6}[A-Z]{2}$'::text) AND (parent = "left"(code, 6)))
    WHEN 'township'::text THEN ((code ~ '^[0-9]{9}$'::text) AND (parent = "left"(code, 6)))
    WHEN 'village'::text THEN ((code ~ '^[0-9]{12}$'::text) AND (parent = "left"(code, 9)))
    ELSE false
END IS TRUE)),
  CONSTRAINT org_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 100))),
  CONSTRAINT org_phone_check CHECK ((char_length(phone) <= 40)),
  CONSTRAINT org_short_name_check CHECK (((char_length(short_name) >= 1) AND (char_length(short_name) <= 40)))
);
CREATE INDEX org_parent_idx ON identity.org USING btree (parent);
CREATE INDEX org_path_idx ON identity.org USING gin (path);
CREATE TRIGGER place BEFORE INSERT OR UPDATE ON identity.org FOR EACH ROW EXECUTE FUNCTION identity.place_org();

CREATE TABLE identity.person (
  id uuid NOT NULL,
  staff_number text NOT NULL,
  username text NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  password_set_at timestamp with time zone NOT NULL,
  must_change boolean NOT NULL DEFAULT true,
  failures smallint NOT NULL DEFAULT 0,
  locked_until timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  active boolean NOT NULL DEFAULT true,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_staff_number_key UNIQUE (staff_number),
  CONSTRAINT person_username_key UNIQUE (username),
  CONSTRAINT person_failures_check CHECK (((failures >= 0) AND (failures <= 4))),
  CONSTRAINT person_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  CONSTRAINT person_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  CONSTRAINT person_staff_number_check CHECK ((staff_number ~ '^[0-9A-Z]{4,20}$'::text)),
  CONSTRAINT person_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text))
);

CREATE TABLE identity.unknown_username (
  tried bytea NOT NULL,
  failures smallint NOT NULL,
  locked_until timestamp with time zone,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT unknown_username_pkey PRIMARY KEY (tried),
  CONSTRAINT unknown_username_failures_check CHECK (((failures >= 0) AND (failures <= 4)))
);
CREATE INDEX unknown_username_last_at_idx ON identity.unknown_username USING btree (last_at);

CREATE SCHEMA licences;

CREATE TABLE licences.licence (
  region text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  number text NOT NULL,
  number_key text NOT NULL,
  name text NOT NULL,
  item_code text NOT NULL,
  item_name text NOT NULL,
  department text NOT NULL,
  case_id uuid NOT NULL,
  case_number text NOT NULL,
  document uuid NOT NULL,
  pdf bytea NOT NULL,
  holder_shown text NOT NULL,
  holder_kind text NOT NULL,
  credit_code text,
  holder_index bytea NOT NULL,
  name_index bytea NOT NULL,
  issued_on date NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  state text NOT NULL,
  listed boolean NOT NULL,
  replaces uuid,
  replaced_by uuid,
  proposed boolean NOT NULL,
  renewal_case uuid,
  deemed_on date,
  remind_on date,
  search_text text NOT NULL,
  search_terms text[] NOT NULL,
  CONSTRAINT licence_pkey PRIMARY KEY (region, id),
  CONSTRAINT licence_check CHECK (((credit_code IS NULL) OR (holder_kind = 'organisation'::text))),
  CONSTRAINT licence_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'organisation'::text]))),
  CONSTRAINT licence_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'withdrawn'::text, 'revoked'::text, 'cancelled'::text, 'changed'::text, 'renewed'::text, 'void'::text])))
);
CREATE INDEX licence_case ON licences.licence USING btree (region, case_id);
CREATE INDEX licence_department ON licences.licence USING btree (region, department, issued_on DESC, id DESC);
CREATE INDEX licence_department_ending ON licences.licence USING btree (region, department, valid_until, id) WHERE (state = 'valid'::text);
CREATE INDEX licence_department_state ON licences.licence USING btree (region, department, state, issued_on DESC, id DESC);
CREATE UNIQUE INDEX licence_document ON licences.licence USING btree (region, document);
CREATE INDEX licence_ending ON licences.licence USING btree (region, valid_until, id) WHERE (state = 'valid'::text);
CREATE INDEX licence_holder ON licences.licence USING btree (region, holder_index);
CREATE INDEX licence_name ON licences.licence USING btree (region, name_index);
CREATE INDEX licence_newest ON licences.licence USING btree (region, issued_on DESC, id DESC);
CREATE INDEX licence_number ON licences.licence USING btree (region, number_key);
CREATE INDEX licence_proposed ON licences.licence USING btree (region, department, issued_on DESC, id DESC) WHERE proposed;
CREATE INDEX licence_remind ON licences.licence USING btree (region, remind_on) WHERE (remind_on IS NOT NULL);
CREATE INDEX licence_search ON licences.licence USING gin (search_terms);
CREATE INDEX licence_state ON licences.licence USING btree (region, state, issued_on DESC, id DESC);

CREATE TABLE licences.paper (
  region text NOT NULL,
  id uuid NOT NULL,
  licence uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  number text NOT NULL,
  check_code text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  pdf bytea NOT NULL,
  CONSTRAINT paper_pkey PRIMARY KEY (region, id),
  CONSTRAINT paper_region_licence_fkey FOREIGN KEY (region, licence) REFERENCES licences.licence(region, id)
);
CREATE UNIQUE INDEX paper_check ON licences.paper USING btree (region, check_code);
CREATE INDEX paper_licence ON licences.paper USING btree (region, licence);

CREATE TABLE licences.pending (
  region text NOT NULL,
  case_id uuid NOT NULL,
  version integer NOT NULL,
  CONSTRAINT pending_pkey PRIMARY KEY (region, case_id)
);

CREATE SCHEMA matters;

CREATE OR REPLACE FUNCTION matters.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE TABLE matters.calendar (
  version text NOT NULL,
  data jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  current boolean NOT NULL,
  CONSTRAINT calendar_pkey PRIMARY KEY (version)
);
CREATE UNIQUE INDEX calendar_current ON matters.calendar USING btree (current) WHERE current;

CREATE TABLE matters.clock (
  region text NOT NULL,
  matter uuid NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  visit text,
  state text NOT NULL,
  due date NOT NULL,
  provisional boolean NOT NULL,
  calendar text NOT NULL,
  derivation jsonb NOT NULL,
  ended_on date,
  CONSTRAINT clock_pkey PRIMARY KEY (region, matter, id),
  CONSTRAINT clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'stopped'::text, 'met'::text, 'dropped'::text])))
);
CREATE INDEX clock_awaited ON matters.clock USING btree (region, due) WHERE ((kind = ANY (ARRAY['supplement'::text, 'deferred'::text])) AND (state = 'running'::text));
CREATE INDEX clock_provisional ON matters.clock USING btree (region, calendar, matter) WHERE (state = 'running'::text);
CREATE INDEX clock_receipt ON matters.clock USING btree (region, due) WHERE ((kind = 'receipt'::text) AND (state = 'running'::text));

CREATE TABLE matters.counter (
  scope text NOT NULL,
  value bigint NOT NULL,
  CONSTRAINT counter_pkey PRIMARY KEY (scope),
  CONSTRAINT counter_value_check CHECK ((value > 0))
);

CREATE TABLE matters.event (
  region text NOT NULL,
  matter uuid NOT NULL,
  sequence integer NOT NULL,
  "position" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamp with time zone NOT NULL,
  type text NOT NULL,
  actor json NOT NULL,
  data json NOT NULL,
  personal bytea,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (region, matter, sequence),
  CONSTRAINT event_hash_check CHECK ((length(hash) = 32)),
  CONSTRAINT event_previous_check CHECK ((length(previous) = 32)),
  CONSTRAINT event_sequence_check CHECK ((sequence > 0))
);
CREATE UNIQUE INDEX event_position ON matters.event USING btree ("position");
CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON matters.event FOR EACH ROW EXECUTE FUNCTION matters.refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON matters.event FOR EACH STATEMENT EXECUTE FUNCTION matters.refuse_change();

CREATE TABLE matters.idempotency (
  region text NOT NULL,
  scope text NOT NULL,
  key text NOT NULL,
  digest bytea NOT NULL,
  matter uuid NOT NULL,
  answer jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (region, scope, key)
);
CREATE INDEX idempotency_age ON matters.idempotency USING btree (at);

CREATE TABLE matters.matter (
  region text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  head bytea NOT NULL,
  data_key bytea,
  state json NOT NULL,
  personal bytea,
  opened_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT matter_pkey PRIMARY KEY (region, id),
  CONSTRAINT matter_head_check CHECK ((length(head) = 32)),
  CONSTRAINT matter_version_check CHECK ((version > 0))
);

CREATE TABLE matters.seal (
  number bigint NOT NULL,
  from_position bigint NOT NULL,
  to_position bigint NOT NULL,
  digest bytea NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (number),
  CONSTRAINT seal_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT seal_hash_check CHECK ((length(hash) = 32)),
  CONSTRAINT seal_previous_check CHECK ((length(previous) = 32))
);
CREATE TRIGGER seal_append_only BEFORE DELETE OR UPDATE ON matters.seal FOR EACH ROW EXECUTE FUNCTION matters.refuse_change();

CREATE TABLE matters.task (
  region text NOT NULL,
  matter uuid NOT NULL,
  visit text NOT NULL,
  node text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  org text NOT NULL,
  post text NOT NULL,
  assignee uuid,
  opened_at timestamp with time zone NOT NULL,
  due date,
  closed_at timestamp with time zone,
  closed_by uuid,
  kind text NOT NULL,
  named boolean NOT NULL DEFAULT false,
  member_of text,
  CONSTRAINT task_pkey PRIMARY KEY (region, matter, visit)
);
CREATE INDEX task_done ON matters.task USING btree (region, kind, closed_by, closed_at DESC, matter) WHERE (closed_by IS NOT NULL);
CREATE INDEX task_queue ON matters.task USING btree (region, kind, org, post, COALESCE(due, 'infinity'::date), opened_at, matter) WHERE ((closed_at IS NULL) AND (NOT named));

CREATE TABLE matters.task_person (
  region text NOT NULL,
  matter uuid NOT NULL,
  visit text NOT NULL,
  person uuid NOT NULL,
  kind text NOT NULL,
  role text NOT NULL,
  org text NOT NULL,
  post text,
  opened_at timestamp with time zone NOT NULL,
  due date,
  CONSTRAINT task_person_pkey PRIMARY KEY (region, matter, visit, person),
  CONSTRAINT task_person_role_check CHECK ((role = ANY (ARRAY['assignee'::text, 'candidate'::text, 'signer'::text])))
);
CREATE INDEX task_person_todo ON matters.task_person USING btree (region, kind, person, COALESCE(due, 'infinity'::date), opened_at, matter);

CREATE TABLE matters.timer (
  region text NOT NULL,
  matter uuid NOT NULL,
  id text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT timer_pkey PRIMARY KEY (region, matter, id)
);
CREATE INDEX timer_at ON matters.timer USING btree (at);

CREATE SCHEMA notices;

CREATE TABLE notices.contact (
  person uuid NOT NULL,
  email bytea,
  phone bytea,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT contact_pkey PRIMARY KEY (person),
  CONSTRAINT contact_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

CREATE TABLE notices.message (
  id uuid NOT NULL,
  region text NOT NULL,
  key text NOT NULL,
  channel text NOT NULL,
  person uuid,
  kind text NOT NULL,
  matter uuid,
  matter_kind text,
  params jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  tries smallint NOT NULL DEFAULT 0,
  next_at timestamp with time zone,
  ended_at timestamp with time zone,
  sent_to text,
  said text,
  answer text,
  CONSTRAINT message_pkey PRIMARY KEY (id),
  CONSTRAINT message_region_key_channel_person_key UNIQUE NULLS NOT DISTINCT (region, key, channel, person),
  CONSTRAINT message_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  CONSTRAINT message_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  CONSTRAINT message_check CHECK (((person IS NOT NULL) OR (matter IS NOT NULL))),
  CONSTRAINT message_check1 CHECK (((state = 'waiting'::text) = (next_at IS NOT NULL))),
  CONSTRAINT message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'no-address'::text])))
);
CREATE INDEX message_matter ON notices.message USING btree (region, matter);
CREATE INDEX message_waiting ON notices.message USING btree (next_at) WHERE (state = 'waiting'::text);

CREATE TABLE notices.notice (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  region text NOT NULL,
  person uuid NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  matter uuid,
  matter_kind text,
  params jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_region_person_key_key UNIQUE (region, person, key),
  CONSTRAINT notice_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX notice_newest ON notices.notice USING btree (person, id DESC);
CREATE INDEX notice_unread ON notices.notice USING btree (person) WHERE (read_at IS NULL);

CREATE SCHEMA platform;

CREATE TABLE platform.file (
  hash bytea NOT NULL,
  size bigint NOT NULL,
  type text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  put_at timestamp with time zone,
  CONSTRAINT file_pkey PRIMARY KEY (hash),
  CONSTRAINT file_hash_check CHECK ((octet_length(hash) = 32)),
  CONSTRAINT file_size_check CHECK ((size > 0))
);
CREATE INDEX file_waiting ON platform.file USING btree (put_at);

CREATE TABLE platform.file_use (
  kind text NOT NULL,
  owner text NOT NULL,
  hash bytea NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT file_use_pkey PRIMARY KEY (kind, owner, hash),
  CONSTRAINT file_use_hash_fkey FOREIGN KEY (hash) REFERENCES platform.file(hash)
);
CREATE INDEX file_use_hash ON platform.file_use USING btree (hash);

CREATE TABLE platform.key_proof (
  id boolean NOT NULL DEFAULT true,
  sealed bytea NOT NULL,
  CONSTRAINT key_proof_pkey PRIMARY KEY (id),
  CONSTRAINT key_proof_id_check CHECK (id)
);

CREATE TABLE platform.mark (
  name text NOT NULL,
  digest text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT mark_pkey PRIMARY KEY (name)
);

CREATE TABLE platform.open_upload (
  id uuid NOT NULL,
  owner bytea NOT NULL,
  origin bytea,
  size bigint NOT NULL,
  received bigint NOT NULL DEFAULT 0,
  about bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  touched_at timestamp with time zone NOT NULL,
  taken_at timestamp with time zone,
  CONSTRAINT open_upload_pkey PRIMARY KEY (id)
);
CREATE INDEX open_upload_origin ON platform.open_upload USING btree (origin);
CREATE INDEX open_upload_owner ON platform.open_upload USING btree (owner);
CREATE INDEX open_upload_touched ON platform.open_upload USING btree (touched_at);

CREATE UNLOGGED TABLE platform.rate_limit (
  key bytea NOT NULL,
  window_start timestamp with time zone NOT NULL,
  count integer NOT NULL,
  previous integer NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT rate_limit_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limit_expires_at_idx ON platform.rate_limit USING btree (expires_at);

CREATE TABLE platform.session (
  id_hash bytea NOT NULL,
  subject text NOT NULL,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  idle_expires_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  data jsonb NOT NULL,
  revoked_at timestamp with time zone,
  revoked_why text,
  CONSTRAINT session_pkey PRIMARY KEY (id_hash),
  CONSTRAINT session_id_hash_check CHECK ((octet_length(id_hash) = 32))
);
CREATE INDEX session_expires_at_idx ON platform.session USING btree (expires_at);
CREATE INDEX session_subject_created_at_idx ON platform.session USING btree (subject, created_at) WHERE (revoked_at IS NULL);

CREATE TABLE platform.setback (
  sweep text NOT NULL,
  item text NOT NULL,
  tries integer NOT NULL,
  until timestamp with time zone NOT NULL,
  code text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT setback_pkey PRIMARY KEY (sweep, item),
  CONSTRAINT setback_tries_check CHECK ((tries > 0))
);
CREATE INDEX setback_until ON platform.setback USING btree (until);

CREATE TABLE public.migration (
  id text NOT NULL,
  digest text NOT NULL,
  ran_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (id)
);

CREATE SCHEMA queue;

CREATE TABLE queue.counter (
  region text NOT NULL,
  org text NOT NULL,
  number integer NOT NULL,
  person uuid NOT NULL,
  lines text[] NOT NULL,
  paused boolean NOT NULL DEFAULT false,
  opened_at timestamp with time zone NOT NULL,
  CONSTRAINT counter_pkey PRIMARY KEY (region, org, number),
  CONSTRAINT counter_region_person_key UNIQUE (region, person),
  CONSTRAINT counter_lines_check CHECK (((cardinality(lines) >= 1) AND (cardinality(lines) <= 26))),
  CONSTRAINT counter_number_check CHECK (((number >= 1) AND (number <= 99)))
);

CREATE TABLE queue.place (
  region text NOT NULL,
  org text NOT NULL,
  key_number integer NOT NULL,
  CONSTRAINT place_pkey PRIMARY KEY (region, org),
  CONSTRAINT place_key_number_check CHECK ((key_number > 0))
);

CREATE TABLE queue.serial (
  region text NOT NULL,
  org text NOT NULL,
  day date NOT NULL,
  line text NOT NULL,
  last integer NOT NULL,
  CONSTRAINT serial_pkey PRIMARY KEY (region, org, day, line),
  CONSTRAINT serial_last_check CHECK (((last >= 1) AND (last <= 999)))
);

CREATE TABLE queue.ticket (
  region text NOT NULL,
  id uuid NOT NULL,
  org text NOT NULL,
  day date NOT NULL,
  line text NOT NULL,
  number text NOT NULL,
  state text NOT NULL,
  priority boolean NOT NULL DEFAULT false,
  since timestamp with time zone NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  called_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  counter integer,
  person uuid,
  calls integer NOT NULL DEFAULT 0,
  misses integer NOT NULL DEFAULT 0,
  token bytea NOT NULL,
  CONSTRAINT ticket_pkey PRIMARY KEY (region, id),
  CONSTRAINT ticket_region_org_day_number_key UNIQUE (region, org, day, number),
  CONSTRAINT ticket_check CHECK (((state = ANY (ARRAY['called'::text, 'serving'::text, 'served'::text])) <= ((counter IS NOT NULL) AND (called_at IS NOT NULL)))),
  CONSTRAINT ticket_line_check CHECK ((line ~ '^[A-Z]$'::text)),
  CONSTRAINT ticket_number_check CHECK ((number ~ '^[A-Z][0-9]{3}$'::text)),
  CONSTRAINT ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'served'::text, 'missed'::text, 'left'::text]))),
  CONSTRAINT ticket_token_check CHECK ((length(token) = 32))
);
CREATE UNIQUE INDEX ticket_at_counter ON queue.ticket USING btree (region, org, counter) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX ticket_called ON queue.ticket USING btree (region, org, day, called_at DESC) WHERE (called_at IS NOT NULL);
CREATE UNIQUE INDEX ticket_token ON queue.ticket USING btree (token);
CREATE INDEX ticket_waiting ON queue.ticket USING btree (region, org, day, priority DESC, since, id) INCLUDE (line) WHERE (state = 'waiting'::text);

CREATE SCHEMA supervision;

CREATE TABLE supervision.act (
  region text NOT NULL,
  matter uuid NOT NULL,
  sequence integer NOT NULL,
  at timestamp with time zone NOT NULL,
  type text NOT NULL,
  person uuid,
  facts jsonb NOT NULL,
  judged boolean NOT NULL DEFAULT false,
  CONSTRAINT act_pkey PRIMARY KEY (region, matter, sequence)
);
CREATE INDEX act_person ON supervision.act USING btree (region, person, at);
CREATE INDEX act_unjudged ON supervision.act USING btree (at) WHERE (NOT judged);

CREATE TABLE supervision.alarm (
  id uuid NOT NULL,
  region text NOT NULL,
  matter uuid NOT NULL,
  kind text NOT NULL,
  clock text NOT NULL,
  rule text NOT NULL,
  version integer NOT NULL,
  level smallint NOT NULL,
  due date,
  at timestamp with time zone NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  facts jsonb NOT NULL,
  CONSTRAINT alarm_pkey PRIMARY KEY (id),
  CONSTRAINT alarm_region_matter_clock_rule_due_key UNIQUE (region, matter, clock, rule, due),
  CONSTRAINT alarm_level_check CHECK (((level >= 0) AND (level <= 3)))
);
CREATE UNIQUE INDEX alarm_act ON supervision.alarm USING btree (region, matter, clock, rule) WHERE (due IS NULL);
CREATE INDEX alarm_level ON supervision.alarm USING btree (region, level, raised_at DESC, id);
CREATE INDEX alarm_matter ON supervision.alarm USING btree (region, matter, level);
CREATE INDEX alarm_newest ON supervision.alarm USING btree (region, raised_at DESC, id);

CREATE TABLE supervision.rule (
  id text NOT NULL,
  version integer NOT NULL,
  rule jsonb NOT NULL,
  digest text NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  current boolean NOT NULL,
  CONSTRAINT rule_pkey PRIMARY KEY (id, version),
  CONSTRAINT rule_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX rule_current ON supervision.rule USING btree (id) WHERE current;

CREATE TABLE supervision.rule_application (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  region text NOT NULL,
  rules jsonb NOT NULL,
  published_at timestamp with time zone NOT NULL,
  next_at timestamp with time zone NOT NULL,
  passes_left smallint NOT NULL,
  after uuid,
  matters integer NOT NULL DEFAULT 0,
  watches_set integer NOT NULL DEFAULT 0,
  watches_ended integer NOT NULL DEFAULT 0,
  ended_at timestamp with time zone,
  CONSTRAINT rule_application_pkey PRIMARY KEY (id),
  CONSTRAINT rule_application_passes_left_check CHECK ((passes_left >= 0))
);
CREATE UNIQUE INDEX rule_application_open ON supervision.rule_application USING btree (region) WHERE (ended_at IS NULL);

CREATE TABLE supervision.standing (
  region text NOT NULL,
  matter uuid NOT NULL,
  kind text NOT NULL,
  level smallint NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT standing_pkey PRIMARY KEY (region, matter)
);
CREATE INDEX standing_level ON supervision.standing USING btree (region, level, since DESC, matter);

CREATE TABLE supervision.watch (
  region text NOT NULL,
  matter uuid NOT NULL,
  clock text NOT NULL,
  rule text NOT NULL,
  version integer NOT NULL,
  level smallint NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT watch_pkey PRIMARY KEY (region, matter, clock, rule)
);
CREATE INDEX watch_at ON supervision.watch USING btree (at);

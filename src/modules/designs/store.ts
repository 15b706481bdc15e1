import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { CaseKind, ItemPackage, ItemType } from "../catalogue/shared.ts";
import type { DesignOrigin } from "./shared.ts";

/** designs.design as it stands. */
export interface DesignRecord {
  id: string;
  item: string;
  name: string;
  type: ItemType;
  kind: CaseKind;
  department: string;
  state: "open" | "published" | "discarded";
  revision: number;
  base: string | null;
  base_version: number | null;
  origin: DesignOrigin;
  created_at: Date;
  created_by: string;
  created_by_name: string;
  saved_at: Date;
  saved_by: string;
  saved_by_name: string;
}

export type RevisionAct = "created" | "saved" | "restored" | "imported";

/** designs.revision without its contents. */
export interface RevisionHead {
  design: string;
  number: number;
  act: RevisionAct;
  since: Date;
  at: Date;
  by_id: string;
  by_name: string;
  changed: string[];
}

const COLUMNS = sql.raw(
  "id, item, name, type, kind, department, state, revision, base, base_version, origin, created_at, created_by, created_by_name, saved_at, saved_by, saved_by_name",
);
const HEAD = sql.raw("design, number, act, since, at, by_id, by_name, changed");

/** False where a design of the item is open already. */
export async function insertDesign(tx: Tx, row: DesignRecord): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into designs.design (${COLUMNS}) values (${row.id}, ${row.item}, ${row.name}, ${row.type}, ${row.kind}, ${row.department}, ${row.state}, ${row.revision},
      ${row.base}, ${row.base_version}, ${JSON.stringify(row.origin)}, ${row.created_at}, ${row.created_by}, ${row.created_by_name}, ${row.saved_at}, ${row.saved_by}, ${row.saved_by_name})
    on conflict (item) where state = 'open' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The open design of an item; with `lock`, held until the transaction ends. */
export async function openDesign(db: Db | Tx, item: string, lock = false): Promise<DesignRecord | undefined> {
  const { rows } = await sql<DesignRecord>`
    select ${COLUMNS} from designs.design where item = ${item} and state = 'open' ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** Which of these items have an open design, and who saved it last. */
export async function openAmong(db: Db, items: readonly string[]): Promise<Map<string, { savedAt: string; savedBy: string }>> {
  const { rows } = await sql<{ item: string; saved_at: Date; saved_by_name: string }>`
    select item, saved_at, saved_by_name from designs.design where state = 'open' and item = any(${items}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.item, { savedAt: row.saved_at.toISOString(), savedBy: row.saved_by_name }]));
}

/** What a save changes in the design's row. */
export async function writeSaved(tx: Tx, row: DesignRecord): Promise<void> {
  await sql`update designs.design set name = ${row.name}, kind = ${row.kind}, department = ${row.department}, revision = ${row.revision}, base = ${row.base},
    base_version = ${row.base_version}, saved_at = ${row.saved_at}, saved_by = ${row.saved_by}, saved_by_name = ${row.saved_by_name} where id = ${row.id}`.execute(
    tx,
  );
}

/** The last of a design; `version` is the one it was published as. */
export async function closeDesign(
  tx: Tx,
  id: string,
  { as, at, by, version }: { as: "published" | "discarded"; at: Date; by: string; version: number | null },
): Promise<void> {
  await sql`update designs.design set state = ${as}, closed_at = ${at}, closed_by_name = ${by}, published_version = ${version} where id = ${id}`.execute(
    tx,
  );
}

/** Who published each of these versions of an item, where it was done through a design. */
export async function publishersOf(db: Db, item: string, versions: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ version: number; name: string }>`
    select published_version as version, closed_by_name as name from designs.design
    where item = ${item} and published_version = any(${versions}::integer[]) and closed_by_name is not null`.execute(db);
  return new Map(rows.map(({ version, name }) => [version, name]));
}

export async function insertRevision(tx: Tx, head: RevisionHead, item: ItemPackage): Promise<void> {
  await sql`insert into designs.revision (${HEAD}, package) values (${head.design}, ${head.number}, ${head.act}, ${head.since}, ${head.at}, ${head.by_id},
    ${head.by_name}, ${head.changed}::text[], ${JSON.stringify(item)})`.execute(tx);
}

/** One revision with its contents. */
export async function revisionOf(
  db: Db | Tx,
  design: string,
  number: number,
): Promise<(RevisionHead & { package: ItemPackage }) | undefined> {
  const { rows } = await sql<RevisionHead & { package: ItemPackage }>`
    select ${HEAD}, package from designs.revision where design = ${design} and number = ${number}`.execute(db);
  return rows[0];
}

export async function dropRevision(tx: Tx, design: string, number: number): Promise<void> {
  await sql`delete from designs.revision where design = ${design} and number = ${number}`.execute(tx);
}

/** Keeps the first revision and the newest ones. */
export async function thinRevisions(tx: Tx, design: string, kept: number): Promise<void> {
  await sql`delete from designs.revision where design = ${design} and number > 1 and number <= (
    select number from designs.revision where design = ${design} order by number desc offset ${kept} limit 1)`.execute(tx);
}

export interface DesignQuery {
  /** Organisations to look in; null for all. */
  orgs: readonly string[] | null;
  department?: string | undefined;
  /** Part of the name or code. */
  text?: string | undefined;
  /** Saving and id of the last row of the page before. */
  after: readonly string[] | null;
  limit: number;
}

/** Open designs, the last saved first. `cursor` leads to the next page. */
export async function pageOfDesigns(db: Db, query: DesignQuery): Promise<(DesignRecord & { cursor: string })[]> {
  const [at, id] = query.after ?? [];
  const { rows } = await sql<DesignRecord & { cursor: string }>`
    select ${COLUMNS}, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || id as cursor
    from designs.design where state = 'open'
      ${query.orgs ? sql`and department = any(${query.orgs}::text[])` : sql``} ${query.department ? sql`and department = ${query.department}` : sql``}
      ${query.text ? sql`and (strpos(name, ${query.text}) > 0 or strpos(lower(item), ${query.text.toLowerCase()}) > 0)` : sql``}
      ${at === undefined ? sql`` : sql`and (saved_at, id) < (${at}::timestamptz, ${id}::uuid)`}
    order by saved_at desc, id desc limit ${query.limit}`.execute(db);
  return rows;
}

export type ListedRevision = RevisionHead & { state: DesignRecord["state"]; cursor: string };

/** Saved states of all designs of an item, the newest first. `after` are instant, design and number of the last row before. */
export async function pageOfRevisions(db: Db, item: string, after: readonly string[] | null, limit: number): Promise<ListedRevision[]> {
  const [at, design, number] = after ?? [];
  const { rows } = await sql<ListedRevision>`
    select r.design, r.number, r.act, r.since, r.at, r.by_id, r.by_name, r.changed, d.state,
      to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || r.design || '|' || r.number as cursor
    from designs.design d join designs.revision r on r.design = d.id
    where d.item = ${item} ${at === undefined ? sql`` : sql`and (r.at, r.design, r.number) < (${at}::timestamptz, ${design}::uuid, ${number}::integer)`}
    order by r.at desc, r.design desc, r.number desc limit ${limit}`.execute(db);
  return rows;
}

/** What one saved state of an item held; undefined when it isn't this item's. */
export async function revisionOfItem(db: Db, item: string, design: string, number: number): Promise<ItemPackage | undefined> {
  const { rows } = await sql<{ package: ItemPackage }>`
    select r.package from designs.revision r join designs.design d on d.id = r.design
    where d.item = ${item} and r.design = ${design} and r.number = ${number}`.execute(db);
  return rows[0]?.package;
}

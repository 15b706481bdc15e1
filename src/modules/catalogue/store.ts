import { type Kysely, sql } from "kysely";
import { type Db, isBackwards, type KeysetPlace, PREPARED, type Tx } from "../../platform/db/index.ts";
import type { DisclosureNode, IntakePlace, ItemFilter, ItemType } from "./shared.ts";
import type { CatalogueTables, ItemTable } from "./tables.ts";

/** The module's own tables on a connection or transaction. */
const tables = (db: Db | Tx) => (db as Kysely<unknown>).withTables<CatalogueTables>();

const VERSION = [
  "v.id as versionId",
  "v.item as code",
  "v.version",
  "v.package",
  "v.process",
  "v.drawing",
  "v.published_at as publishedAt",
] as const;

/** Only the id of the version in force: what a cache needs to know whether what it holds still counts. */
export async function currentVersionId(db: Db | Tx, code: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`${PREPARED} select current_version as id from catalogue.item where code = ${code} and state = 'in-force'`.execute(db);
  return rows[0]?.id;
}

/** The same of all items, by code. */
export async function currentVersionIds(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(db)
    .selectFrom("catalogue.item")
    .select(["code", "current_version as id"])
    .where("state", "=", "in-force")
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

export function versionById(db: Db | Tx, id: string) {
  return tables(db).selectFrom("catalogue.item_version as v").select(VERSION).where("v.id", "=", id).executeTakeFirst();
}

/** The version in force at a moment; undefined before the first and after retirement (C9). */
export function versionAt(db: Db, code: string, at: Date) {
  return tables(db)
    .selectFrom("catalogue.item_version as v")
    .select(VERSION)
    .where("v.item", "=", code)
    .where("v.in_force_from", "<=", at)
    .where((on) => on.or([on("v.in_force_to", "is", null), on("v.in_force_to", ">", at)]))
    .orderBy("v.version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Versions of an item below a number, the newest first. */
export function versionHeads(db: Db, code: string, below: number | undefined, limit: number) {
  let query = tables(db)
    .selectFrom("catalogue.item_version")
    .select(["id as versionId", "version", "published_at as publishedAt", "in_force_to as inForceTo"])
    .where("item", "=", code);
  if (below !== undefined) query = query.where("version", "<", below);
  return query.orderBy("version", "desc").limit(limit).execute();
}

/** Id of a version by its number. */
export async function versionIdOf(db: Db, code: string, version: number): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom("catalogue.item_version")
    .select("id")
    .where("item", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.id;
}

/** The item's row, locked until the transaction ends: who publishes or retires it stands in line here. */
export function lockItem(tx: Tx, code: string) {
  return tables(tx).selectFrom("catalogue.item").selectAll().where("code", "=", code).forUpdate().executeTakeFirst();
}

export interface VersionHead {
  item: string;
  id: string;
  version: number;
  digest: Buffer;
  from: Date;
}

/** Number, digest and start of the newest version of each item named. */
export async function newestVersions(tx: Tx, codes: readonly string[]): Promise<Map<string, VersionHead>> {
  const rows = await tables(tx)
    .selectFrom("catalogue.item_version")
    .distinctOn("item")
    .select(["item", "id", "version", "digest", "in_force_from as from"])
    .where("item", "in", codes.length > 0 ? [...codes] : [""])
    .orderBy("item")
    .orderBy("version", "desc")
    .execute();
  return new Map(rows.map((row) => [row.item, row]));
}

export interface NewVersion {
  id: string;
  item: string;
  version: number;
  package: string;
  process: string;
  drawing: string;
  digest: Buffer;
  published_at: Date;
  published_by: string;
  in_force_from: Date;
}

/** Ends the versions in force of these items at a moment. */
export async function closeVersions(tx: Tx, codes: readonly string[], at: Date): Promise<void> {
  if (codes.length === 0) return;
  await tables(tx)
    .updateTable("catalogue.item_version")
    .set({ in_force_to: at })
    .where("item", "in", [...codes])
    .where("in_force_to", "is", null)
    .execute();
}

export async function insertVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  await tables(tx)
    .insertInto("catalogue.item_version")
    .values(versions.map((version) => ({ ...version, in_force_to: null })))
    .execute();
}

/** Writes what lists need of each item; a code that is there already keeps its number and place. */
export async function writeItems(tx: Tx, items: readonly ItemTable[]): Promise<void> {
  await tables(tx)
    .insertInto("catalogue.item")
    .values([...items])
    .onConflict((on) =>
      on.column("code").doUpdateSet((set) => ({
        class: set.ref("excluded.class"),
        sector: set.ref("excluded.sector"),
        department: set.ref("excluded.department"),
        name: set.ref("excluded.name"),
        kind: set.ref("excluded.kind"),
        online: set.ref("excluded.online"),
        objects: set.ref("excluded.objects"),
        themes: set.ref("excluded.themes"),
        initial: set.ref("excluded.initial"),
        pinyin: set.ref("excluded.pinyin"),
        words: set.ref("excluded.words"),
        current_version: set.ref("excluded.current_version"),
      })),
    )
    .execute();
}

export async function retire(tx: Tx, code: string, replacedBy: string | null): Promise<void> {
  await tables(tx).updateTable("catalogue.item").set({ state: "retired", replaced_by: replacedBy }).where("code", "=", code).execute();
}

/** Takes the next serials of a unit and type, in order; gaps may arise, doubles never (annexes 1.1). Returns the first. */
export async function takeSerials(tx: Tx, unit: string, type: ItemType, count: number): Promise<number> {
  const { last } = await tables(tx)
    .insertInto("catalogue.item_serial")
    .values({ unit, type, last: count })
    .onConflict((on) => on.columns(["unit", "type"]).doUpdateSet({ last: sql`item_serial.last + ${count}` }))
    .returning("last")
    .executeTakeFirstOrThrow();
  return last - count + 1;
}

/** Codes of the basic catalogue's items by class and number, as `power:39`. */
export async function basicItems(db: Db | Tx): Promise<Map<string, { code: string; state: "in-force" | "retired" }>> {
  const rows = await tables(db)
    .selectFrom("catalogue.item")
    .select(["code", "class", "number", "state"])
    .where("number", "is not", null)
    .execute();
  return new Map(rows.map(({ code, class: itemClass, number, state }) => [`${itemClass}:${number}`, { code, state }]));
}

/** The place after the last item of the catalogue. */
export async function nextPosition(tx: Tx): Promise<number> {
  const { position } = await tables(tx)
    .selectFrom("catalogue.item")
    .select((on) => on.fn.coalesce(on.fn.max("position"), sql<number>`0`).as("position"))
    .executeTakeFirstOrThrow();
  return position + 1;
}

export type ListOrder = "catalogue" | "pinyin" | "name-first";

/** Items in force in the order asked for, from the item named on, or back from it. */
export function pageOfItems(db: Db, filter: ItemFilter, texts: readonly string[], page: KeysetPlace & { limit: number; order: ListOrder }) {
  let query = filtered(db, filter, texts).select(["code", "name", "class", "type", "sector", "department", "kind", "online", "initial"]);
  const back = isBackwards(page);
  const column = page.order === "pinyin" ? sql`pinyin collate "C"` : sql.ref("position");
  // The first line of the words is the name; texts begin with what was typed.
  const elsewhere = sql`strpos(split_part(words, chr(10), 1), ${texts[0] ?? ""}) = 0`;
  const columns = [...(page.order === "name-first" ? [elsewhere] : []), column, sql.ref("code")];
  const place = sql.join(columns);
  const from = page.after ?? page.before;
  if (from !== undefined) {
    const row = sql`(select ${place} from catalogue.item where code = ${from})`;
    query = query.where(back ? sql<boolean>`(${place}) < ${row}` : sql<boolean>`(${place}) > ${row}`);
  }
  const direction = back ? "desc" : "asc";
  for (const each of columns) query = query.orderBy(each, direction);
  return query.limit(page.limit).execute();
}

export async function countItems(db: Db, filter: ItemFilter, texts: readonly string[]): Promise<number> {
  const { count } = await filtered(db, filter, texts)
    .select((on) => on.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What the directory counts by, of every item in force, in the catalogue's order. */
export function directoryRows(db: Db) {
  return tables(db)
    .selectFrom("catalogue.item")
    .select(["class", "type", "sector", "department", "objects", "themes", "initial", "words"])
    .where("state", "=", "in-force")
    .orderBy("position")
    .execute();
}

/** `texts`: what the filter's text stands for; one of them is enough. */
function filtered(db: Db, filter: ItemFilter, texts: readonly string[]) {
  let query = tables(db).selectFrom("catalogue.item").where("state", "=", "in-force");
  if (filter.class !== undefined && filter.class !== "disclosure") query = query.where("class", "=", filter.class);
  if (filter.class === "disclosure") query = query.where(sql<boolean>`false`);
  if (filter.sector !== undefined) query = query.where("sector", "=", filter.sector);
  if (filter.type !== undefined) query = query.where("type", "=", filter.type);
  if (filter.department !== undefined) query = query.where("department", "=", filter.department);
  if (filter.object !== undefined) query = query.where(sql<boolean>`objects @> array[${filter.object}]`);
  if (filter.theme !== undefined) query = query.where(sql<boolean>`themes @> array[${filter.theme}]`);
  if (filter.initial !== undefined) query = query.where("initial", "=", filter.initial);
  if (texts.length > 0)
    query = query.where(sql<boolean>`exists (select from unnest(${[...texts]}::text[]) as t (text) where strpos(words, t.text) > 0)`);
  return query;
}

export function allDisclosureNodes(db: Db): Promise<DisclosureNode[]> {
  return tables(db).selectFrom("catalogue.disclosure_node").selectAll().orderBy("number").execute();
}

/** Items in force whose package names the place as one where they are taken in, in the catalogue's order. */
export function itemsByIntake(db: Db, place: IntakePlace) {
  return tables(db)
    .selectFrom("catalogue.item as i")
    .innerJoin("catalogue.item_version as v", "v.id", "i.current_version")
    .select(["i.code", "i.name", "i.department"])
    .where("i.state", "=", "in-force")
    .where(sql<boolean>`v.package::jsonb->'intake' ? ${place}`)
    .orderBy("i.position")
    .execute();
}

/** Writes nodes by code; returns whether any row was new or different. */
export async function writeDisclosureNodes(tx: Tx, nodes: readonly DisclosureNode[]): Promise<boolean> {
  const changed = await tables(tx)
    .insertInto("catalogue.disclosure_node")
    .values([...nodes])
    .onConflict((on) =>
      on
        .column("code")
        .doUpdateSet((set) => ({
          group: set.ref("excluded.group"),
          name: set.ref("excluded.name"),
          department: set.ref("excluded.department"),
        }))
        .where(
          sql<boolean>`(disclosure_node."group", disclosure_node.name, disclosure_node.department) is distinct from (excluded."group", excluded.name, excluded.department)`,
        ),
    )
    .returning("code")
    .execute();
  return changed.length > 0;
}

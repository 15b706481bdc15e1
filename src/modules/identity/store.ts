import { type RawBuilder, type Selectable, sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { type PlacedHolding, POSTS_REACHING_BELOW } from "./domain/rights.ts";
import type { FindStaff, HoldingRow, ListPeople, Org, PersonRow, Post, StaffChoice } from "./shared.ts";
import type { IdentityTables, PersonTable } from "./tables.ts";

/** The module's own tables on a connection or transaction. */
export const tables = (db: Db | Tx) => db.withTables<IdentityTables>();

export type Person = Selectable<PersonTable>;

export function personByUsername(db: Db | Tx, username: string): Promise<Person | undefined> {
  return tables(db).selectFrom("identity.person").selectAll().where("username", "=", username).executeTakeFirst();
}

export function personById(db: Db | Tx, id: string): Promise<Person | undefined> {
  return tables(db).selectFrom("identity.person").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The person's row, locked until the transaction ends: whatever changes a person or their posts stands in line here. */
export function lockPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return tables(tx).selectFrom("identity.person").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export interface NewPerson {
  id: string;
  username: string;
  staffNumber: string;
  name: string;
  passwordHash: string;
  mustChange: boolean;
  now: Date;
}

/** False when the username or staff number is taken: nothing is written then. */
export async function insertPerson(db: Db | Tx, person: NewPerson): Promise<boolean> {
  const { id, username, name, now } = person;
  const added = await tables(db)
    .insertInto("identity.person")
    .values({
      id,
      staff_number: person.staffNumber,
      username,
      name,
      password_hash: person.passwordHash,
      password_set_at: now,
      must_change: person.mustChange,
      locked_until: null,
      last_sign_in_at: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

export async function updatePerson(tx: Tx, id: string, change: Partial<Omit<Person, "id">>): Promise<void> {
  await tables(tx).updateTable("identity.person").set(change).where("id", "=", id).execute();
}

/** The person with the holdings open at `now`, own ones first and then those of people they stand in for today, and the organisations beneath each, in one query; undefined when unknown or deactivated. */
export async function activePerson(db: Db, id: string, now: Date) {
  const { rows } = await sql<ActorRow>`
    with self as (
      select ${id}::uuid as id, null::uuid as for_id, null::text as for_name
      union all
      select a.id, a.id, a.name from identity.delegation d join identity.person a on a.id = d.person and a.active
      where d.deputy = ${id} and d.ended_at is null and ${dayOf(now)} between d.from_on and d.until_on)
    select p.staff_number, p.name, p.must_change, h.org, h.post, h.section, s.for_id, s.for_name,
      case when h.post = any(${POSTS_REACHING_BELOW}::text[])
        then array(select below.code from identity.org below where below.path @> array[h.org])
        else '{}' end as below
    from identity.person p cross join self s
    left join identity.holding h on h.person = s.id and h.from_at <= ${now} and (h.until_at is null or h.until_at > ${now})
    where p.id = ${id} and p.active
    order by s.for_id is not null, h.from_at, h.id`.execute(db);
  const first = rows[0];
  if (!first) return undefined;
  const holdings: PlacedHolding[] = rows.flatMap(({ org, post, section, below, for_id, for_name }) =>
    org && post ? [{ org, post, section, below, ...(for_id && for_name ? { for: { id: for_id, name: for_name } } : {}) }] : [],
  );
  return { staffNumber: first.staff_number, name: first.name, mustChange: first.must_change, holdings };
}

interface ActorRow {
  staff_number: string;
  name: string;
  must_change: boolean;
  org: string | null;
  post: Post | null;
  section: string | null;
  below: string[];
  for_id: string | null;
  for_name: string | null;
}

export async function allOrgs(db: Db | Tx): Promise<Org[]> {
  const rows = await tables(db)
    .selectFrom("identity.org")
    .select(["code", "kind", "name", "short_name as shortName", "parent", "sectors", "address", "phone", "active"])
    .orderBy("code")
    .execute();
  return rows;
}

/** The organisation, locked against being closed (or given people) by someone else until the transaction ends. */
export function lockOrg(tx: Tx, code: string) {
  return tables(tx).selectFrom("identity.org").selectAll().where("code", "=", code).forUpdate().executeTakeFirst();
}

/** What stands against closing an organisation: open holdings and active organisations beneath it. */
export async function orgInUse(tx: Tx, code: string): Promise<{ holdings: boolean; below: boolean }> {
  const { rows } = await sql<{ holdings: boolean; below: boolean }>`
    select exists (select from identity.holding where org = ${code} and until_at is null) as holdings,
      exists (select from identity.org where parent = ${code} and active) as below`.execute(tx);
  return rows[0] ?? { holdings: false, below: false };
}

export function openHoldings(db: Db | Tx, person: string): Promise<{ id: string; org: string; post: Post }[]> {
  return tables(db)
    .selectFrom("identity.holding")
    .select(["id", "org", "post"])
    .where("person", "=", person)
    .where("until_at", "is", null)
    .execute();
}

/** All holdings of a person, open ones first, newest first. */
export function holdingsOf(db: Db, person: string): Promise<HoldingRow[]> {
  return tables(db)
    .selectFrom("identity.holding as h")
    .innerJoin("identity.org as o", "o.code", "h.org")
    .select(["h.id", "h.org", "o.name as orgName", "h.post", "h.section", "h.from_at as from", "h.until_at as until"])
    .where("h.person", "=", person)
    .orderBy(sql`h.until_at is not null`)
    .orderBy("h.from_at", "desc")
    .orderBy("h.id")
    .limit(200)
    .execute();
}

export async function peopleHolding(db: Db, org: string, post: Post): Promise<{ id: string; name: string; staffNumber: string }[]> {
  return tables(db)
    .selectFrom("identity.holding as h")
    .innerJoin("identity.person as p", "p.id", "h.person")
    .select(["p.id", "p.name", "p.staff_number as staffNumber"])
    .where("h.org", "=", org)
    .where("h.post", "=", post)
    .where("h.until_at", "is", null)
    .where("p.active", "=", true)
    .orderBy("p.staff_number")
    .limit(200)
    .execute();
}

const STAFF_SHOWN = 50;

export async function staffNamed(db: Db, { text, numbers }: FindStaff): Promise<StaffChoice[]> {
  const sought = text.toLowerCase();
  const where =
    numbers === null
      ? sql`p.active and (strpos(p.name, ${sought}) > 0 or strpos(lower(p.staff_number), ${sought}) > 0)
          and exists (select from identity.holding h where h.person = p.id and h.until_at is null)`
      : sql`p.staff_number = any(${numbers}::text[])`;
  const { rows } = await sql<StaffChoice>`
    select p.staff_number as "staffNumber", p.name, p.active,
      coalesce((select string_agg(distinct concat_ws(' ', o.short_name, h.section), ', ')
        from identity.holding h join identity.org o on o.code = h.org where h.person = p.id and h.until_at is null), '') as place
    from identity.person p where ${where} order by p.staff_number limit ${STAFF_SHOWN}`.execute(db);
  return rows;
}

export async function sectionsHeld(db: Db, org: string | null): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom("identity.holding")
    .select("section")
    .distinct()
    .where("section", "is not", null)
    .where("until_at", "is", null)
    .$if(org !== null, (query) => query.where("org", "=", org ?? ""))
    .orderBy("section")
    .limit(500)
    .execute();
  return rows.flatMap(({ section }) => section ?? []);
}

const COUNT_CAP = 1000;

/** One page of people by staff number, with their open holdings; `reach` limits to the organisations the reader may see (null: all). */
export async function pageOfPeople(db: Db, filter: ListPeople, reach: string[] | null): Promise<{ rows: PersonRow[]; total: number }> {
  // Codes and people are gathered first, as arrays: else the planner walks everybody by staff number, where a village of three takes as long as the county.
  const held = (codes: RawBuilder<unknown>) =>
    sql`p.id = any(array(select h.person from identity.holding h where h.until_at is null and h.org = any(${codes})))`;
  const text = filter.text.toLowerCase();
  const where = sql.join(
    [
      sql`true`,
      ...(filter.org ? [held(sql`array(select o.code from identity.org o where o.path @> array[${filter.org}])`)] : []),
      ...(reach ? [held(sql`${reach}::text[]`)] : []),
      ...(text
        ? [sql`(strpos(p.name, ${text}) > 0 or strpos(p.username, ${text}) > 0 or strpos(lower(p.staff_number), ${text}) > 0)`]
        : []),
    ],
    sql` and `,
  );
  const { rows } = await sql<PersonRow>`
    select p.id, p.staff_number as "staffNumber", p.username, p.name, p.active, p.locked_until as "lockedUntil",
      p.last_sign_in_at as "lastSignInAt",
      coalesce((select jsonb_agg(jsonb_build_object('org', h.org, 'orgName', o.name, 'post', h.post, 'section', h.section) order by h.from_at, h.id)
        from identity.holding h join identity.org o on o.code = h.org where h.person = p.id and h.until_at is null), '[]') as holdings
    from identity.person p
    where ${where} and p.staff_number > ${filter.after}
    order by p.staff_number limit ${filter.limit + 1}`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*) as total from (select from identity.person p where ${where} limit ${COUNT_CAP}) capped`.execute(db);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

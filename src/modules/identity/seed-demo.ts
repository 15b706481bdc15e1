import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { type DemoPerson, demoOrgs, demoPeople, type OrganisationsFile, type PeopleFile } from "./demo-people.ts";
import { appendLog } from "./log.ts";
import { orgsChanged } from "./orgs.ts";
import { hashPassword } from "./passwords.ts";
import type { Post } from "./shared.ts";
import { staffChanged } from "./staff-directory.ts";
import { tables } from "./store.ts";

/**
 * Fills a demo house with the organisations and people of `data/demo`. What is there already is left as it is: a second run adds nothing, and a
 * post taken from somebody isn't given back. Refuses (throws) outside the demo: its password is public.
 */
export async function seedDemo(house: House): Promise<{ orgs: number; people: number }> {
  if (!house.demo) throw new Error("the demo county's people are for the demo only");
  const [places, people] = await Promise.all([dataFile<OrganisationsFile>("organisations.json"), dataFile<PeopleFile>("people.json")]);
  // One hash for all of them: the password is public anyway, and 230 hashes would cost the first start two seconds.
  const passwordHash = await hashPassword(people.password);
  return inTransaction(house.db, async (tx) => {
    const orgs = await addOrgs(tx, places);
    const added = await addPeople(tx, demoPeople(places, people), passwordHash, house.clock.now());
    if (orgs > 0) await orgsChanged(tx, house);
    if (added > 0) await staffChanged(tx, house);
    const done = { orgs, people: added };
    if (orgs + added > 0)
      await appendLog(
        tx,
        house,
        { id: "system", name: "system" },
        { action: "demo-seed", details: { orgs: String(orgs), people: String(added) } },
      );
    return done;
  });
}

export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  /** Name of the organisation, and the post held there. */
  org: string;
  post: Post;
}

/** The accounts the sign-in page of a demo offers for trying; none outside the demo. */
export async function demoAccounts(house: House): Promise<DemoAccount[]> {
  if (!house.demo) return [];
  const [places, people] = await Promise.all([dataFile<OrganisationsFile>("organisations.json"), dataFile<PeopleFile>("people.json")]);
  const easy = new Set([
    ...Object.values(people.easyUsernames),
    ...[...people.named, ...people.namedLater].map((person) => person.username),
  ]);
  const names = new Map(demoOrgs(places).map((org) => [org.code, org.name]));
  return demoPeople(places, people)
    .filter((person) => easy.has(person.username))
    .map(({ username, name, org, post }) => ({ username, password: people.password, name, org: names.get(org) ?? org, post }));
}

async function dataFile<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(ROOT, "data", "demo", name), "utf8")) as T;
}

async function addOrgs(tx: Tx, places: OrganisationsFile): Promise<number> {
  // The path of an organisation is taken from its parent's row, so parents go in first.
  const levels = [6, 8, 9, 12].map((length) => demoOrgs(places).filter((org) => org.code.length === length));
  let added = 0;
  for (const level of levels.filter((orgs) => orgs.length > 0)) {
    const rows = level.map(({ shortName, ...org }) => ({ ...org, short_name: shortName }));
    const done = await tables(tx)
      .insertInto("identity.org")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning("code")
      .execute();
    added += done.length;
  }
  return added;
}

async function addPeople(tx: Tx, people: DemoPerson[], passwordHash: string, now: Date): Promise<number> {
  const fresh = () => v7({ msecs: now.getTime() });
  const added = await tables(tx)
    .insertInto("identity.person")
    .values(
      people.map(({ username, staffNumber, name }) => ({
        id: fresh(),
        username,
        staff_number: staffNumber,
        name,
        password_hash: passwordHash,
        password_set_at: now,
        must_change: true,
        locked_until: null,
        last_sign_in_at: null,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "username"])
    .execute();
  const ids = new Map(added.map(({ id, username }) => [username, id]));
  const holdings = people.flatMap(({ username, org, post, section }) => {
    const person = ids.get(username);
    return person ? [{ id: fresh(), person, org, post, section, from_at: now, until_at: null }] : [];
  });
  if (holdings.length > 0) await tables(tx).insertInto("identity.holding").values(holdings).execute();
  return added.length;
}

import { afterCommit, type Db, rootOf, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { Org } from "./shared.ts";
import { allOrgs } from "./store.ts";

const CHANNEL = "identity";

type OrgMap = ReadonlyMap<string, Org>;

/** Organisations of a database as this process last read them; forgotten whenever any server says they changed, or news may have been missed. */
const known = new WeakMap<Db, { orgs: Promise<OrgMap> | null }>();

/** All organisations by code, closed ones too, in the order of their codes. Read once and kept until a change. */
export async function orgs(house: House): Promise<OrgMap> {
  const memory = known.get(rootOf(house.db)) ?? remember(house);
  memory.orgs ??= load(house.db);
  try {
    return await memory.orgs;
  } catch (error) {
    memory.orgs = null;
    throw error;
  }
}

function remember(house: House): { orgs: Promise<OrgMap> | null } {
  const forget = () => forgetOrgs(house.db);
  house.live.subscribe(CHANNEL, forget, forget);
  const memory = { orgs: null };
  known.set(rootOf(house.db), memory);
  return memory;
}

function forgetOrgs(db: Db): void {
  const memory = known.get(rootOf(db));
  if (memory) memory.orgs = null;
}

async function load(db: Db): Promise<OrgMap> {
  return new Map((await allOrgs(db)).map((org) => [org.code, org]));
}

/** Tells every server, on commit, that organisations changed; this one knows before the call that changed them returns. */
export async function orgsChanged(tx: Tx, house: House): Promise<void> {
  afterCommit(tx, () => forgetOrgs(house.db));
  await house.live.publish(tx, CHANNEL, { changed: "orgs" });
}

import { afterCommit, type Db, rootOf, type Tx } from "../../platform/db/index.ts";
import { invalidatePages } from "../../platform/http/index.ts";
import type { House } from "../house.ts";

const CHANNEL = "catalogue";

/** What each kept thing is read by; all of it is forgotten whenever any server says that the catalogue changed. */
const known = new WeakMap<Db, Map<string, Promise<unknown>>>();

/** Reads once per change of the catalogue and keeps the answer; a failed read is not kept. */
export function kept<T>(house: House, name: string, read: (db: Db) => Promise<T>): Promise<T> {
  const cache = known.get(rootOf(house.db)) ?? subscribe(house);
  const found = cache.get(name);
  if (found) return found as Promise<T>; // one name is only ever read by one function
  const fresh = read(house.db);
  cache.set(name, fresh);
  fresh.catch(() => {
    if (cache.get(name) === fresh) cache.delete(name);
  });
  return fresh;
}

function subscribe(house: House): Map<string, Promise<unknown>> {
  const cache = new Map<string, Promise<unknown>>();
  known.set(rootOf(house.db), cache);
  const forget = () => cache.clear();
  house.live.subscribe(CHANNEL, forget, forget);
  return cache;
}

/** Tells every server, on commit, that the catalogue changed, and drops the public pages that show it. This one forgets at once: who just published looks at the result. */
export async function catalogueChanged(tx: Tx, house: House): Promise<void> {
  afterCommit(tx, () => known.get(rootOf(house.db))?.clear());
  await house.live.publish(tx, CHANNEL, { changed: "items" });
  await invalidatePages(house.live, tx, [CHANNEL]);
}

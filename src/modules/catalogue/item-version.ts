import type { House } from "../house.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { versionById } from "./store.ts";
import { recall, remember } from "./version-cache.ts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A version by its id, in force or not: what a running case goes by for life (C9). Null when there is none. */
export async function itemVersion(house: Pick<House, "db">, versionId: string): Promise<ItemInForce | null> {
  const known = recall(house.db, versionId);
  if (known) return known;
  if (!UUID.test(versionId)) return null;
  const read = await versionById(house.db, versionId);
  return read ? remember(house.db, read) : null;
}

import type { House } from "../house.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { versionAt } from "./store.ts";
import { remember } from "./version-cache.ts";

/** The version that was in force at a moment (C9); null before the first one and after the item was retired. */
export async function findItemAt(house: Pick<House, "db">, code: string, at: Date): Promise<ItemInForce | null> {
  const read = await versionAt(house.db, code, at);
  return read ? remember(house.db, read) : null;
}

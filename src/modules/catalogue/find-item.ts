import type { House } from "../house.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { itemVersion } from "./item-version.ts";
import { currentVersionId } from "./store.ts";

/** The item's version in force now; null when the code is unknown or the item retired. One short query; the version itself is kept. */
export async function findItem(house: Pick<House, "db">, code: string): Promise<ItemInForce | null> {
  const versionId = await currentVersionId(house.db, code);
  return versionId === undefined ? null : itemVersion(house, versionId);
}

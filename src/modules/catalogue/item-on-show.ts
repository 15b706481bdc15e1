import type { House } from "../house.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { itemVersion } from "./item-version.ts";
import { kept } from "./live-cache.ts";
import { currentVersionIds } from "./store.ts";

/**
 * The item's version in force as pages show it: without asking the database, so up to the news of a change later than `findItem`, by which
 * whoever writes must go.
 */
export async function itemOnShow(house: House, code: string): Promise<ItemInForce | null> {
  const versionId = (await kept(house, "versions-in-force", currentVersionIds)).get(code);
  return versionId === undefined ? null : itemVersion(house, versionId);
}

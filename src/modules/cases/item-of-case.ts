import { type ItemInForce, itemVersion } from "../catalogue/index.ts";
import type { House } from "../house.ts";

/** The item's package a case runs on for life (C9). Versions are never deleted, so its absence is a fault of the database. */
export async function itemOfCase(house: House, own: { item: { versionId: string } }): Promise<ItemInForce> {
  const item = await itemVersion(house, own.item.versionId);
  if (!item) throw new Error(`item version ${own.item.versionId} is gone`);
  return item;
}

import type { House } from "../house.ts";
import { findItem } from "./find-item.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { basicItems } from "./store.ts";

/** The version in force of an entry of the basic catalogue, by class and number (`power:39`); null when the county has none in force. */
export async function findBasicItem(house: House, key: string): Promise<ItemInForce | null> {
  const code = (await basicItems(house.db)).get(key)?.code;
  return code === undefined ? null : findItem(house, code);
}

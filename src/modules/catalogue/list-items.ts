import { type KeysetPage, type KeysetPlace, keysetPage } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { meaning } from "./everyday-names.ts";
import type { ItemEntry, ItemFilter } from "./shared.ts";
import { countItems, type ListOrder, pageOfItems } from "./store.ts";

const MAX_LIMIT = 200;

/** Cursors are codes of items; an unknown one gives an empty page. */
export interface ItemPage extends KeysetPlace {
  limit: number;
  /** The catalogue's own order, the alphabet's (pinyin), or whose name holds what was typed before what an everyday name stands for. */
  order?: ListOrder;
}

/** Items in force that fit the filter, a page at a time (P3, P4): one query for the page, one for the number of all. */
export async function listItems(house: House, filter: ItemFilter, page: ItemPage): Promise<KeysetPage<ItemEntry> & { total: number }> {
  const { texts } = meaning(filter.text ?? "");
  const limit = Math.min(Math.max(1, Math.trunc(page.limit)), MAX_LIMIT);
  const [found, total, organisations] = await Promise.all([
    pageOfItems(house.readDb ?? house.db, filter, texts, { ...page, limit: limit + 1, order: page.order ?? "catalogue" }),
    countItems(house.readDb ?? house.db, filter, texts),
    orgs(house),
  ]);
  const named = found.map((row) => ({ ...row, departmentName: organisations.get(row.department)?.name ?? row.department }));
  return { ...keysetPage(named, page, limit, (row) => row.code), total };
}

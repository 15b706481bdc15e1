import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { ItemEntry, ItemFilter } from "./shared.ts";
import { countItems, type ListOrder, pageOfItems } from "./store.ts";

const MAX_LIMIT = 200;

export interface ItemPage {
  /** Code of the last item of the page before; an unknown one gives an empty page. */
  after?: string | undefined;
  limit: number;
  /** The catalogue's own order, or the alphabet's (pinyin). */
  order?: ListOrder;
}

/** Items in force that fit the filter, a page at a time (P3, P4): one query for the page, one for the number of all. */
export async function listItems(
  house: House,
  filter: ItemFilter,
  page: ItemPage,
): Promise<{ rows: ItemEntry[]; next: string | null; total: number }> {
  const limit = Math.min(Math.max(1, Math.trunc(page.limit)), MAX_LIMIT);
  const [found, total, organisations] = await Promise.all([
    pageOfItems(house.db, filter, { after: page.after, limit: limit + 1, order: page.order ?? "catalogue" }),
    countItems(house.db, filter),
    orgs(house),
  ]);
  const rows = found.slice(0, limit).map((row) => ({ ...row, departmentName: organisations.get(row.department)?.name ?? row.department }));
  return { rows, total, next: found.length > limit ? (rows.at(-1)?.code ?? null) : null };
}

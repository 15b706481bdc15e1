import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { kept } from "./live-cache.ts";
import type { IntakePlace, ItemEntry } from "./shared.ts";
import { itemsByIntake } from "./store.ts";

/** Items in force that windows of a kind of place take in, in the catalogue's order (八(四)). Kept until the catalogue changes. */
export async function itemsTakenAt(house: House, place: IntakePlace): Promise<Pick<ItemEntry, "code" | "name" | "departmentName">[]> {
  const [rows, organisations] = await Promise.all([kept(house, `taken-at-${place}`, (db) => itemsByIntake(db, place)), orgs(house)]);
  return rows.map(({ code, name, department }) => ({ code, name, departmentName: organisations.get(department)?.name ?? department }));
}

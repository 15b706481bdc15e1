import type { Tx } from "../../platform/db/index.ts";
import { itemCode, unitOf } from "./domain/item-code.ts";
import type { ItemPackage } from "./shared.ts";
import { takeSerials } from "./store.ts";

/** The next code of a unit and type (annexes 1.1); null for an organisation that gives none. A code taken and never published leaves a gap. */
export async function mintItemCode(tx: Tx, { department, type }: Pick<ItemPackage, "department" | "type">): Promise<string | null> {
  const unit = unitOf(department);
  if (!unit) return null;
  return itemCode({ ...unit, type, serial: await takeSerials(tx, `${unit.area}${unit.department}`, type, 1) });
}

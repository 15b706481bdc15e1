import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { freeId } from "./situation-edits.ts";

/**
 * The name by which the system knows a new entry, where entries have one: whoever writes a guide needn't make one up, and may. A document's says which
 * template it is made from, and can't be invented.
 */
export function ownCode(part: string, { materials, specialProcedures }: Pick<ItemPackage, "materials" | "specialProcedures">): object {
  if (part === "materials") return { code: freeId("m", idsOf(materials.map(({ code }) => code))) };
  if (part === "specialProcedures") return { kind: freeId("s", idsOf(specialProcedures.map(({ kind }) => kind))) };
  return {};
}

const idsOf = (codes: readonly string[]) => codes.map((id) => ({ id }));

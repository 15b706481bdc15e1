import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { catalogueChanged } from "./live-cache.ts";
import { closeVersions, lockItem, retire } from "./store.ts";

export type RetireOutcome =
  | { ok: true }
  | { ok: false; code: "catalogue/forbidden" | "catalogue/not-found" | "catalogue/retired" | "catalogue/replacement-unknown" };

/** Cancels an item, naming what came in its place if anything did (C1). Its code stays taken, its versions stay for cases that run. */
export function retireItem(house: House, actor: Actor, input: { code: string; replacedBy: string | null }): Promise<RetireOutcome> {
  return inTransaction(house.db, async (tx) => {
    const item = await lockItem(tx, input.code);
    if (!item) return { ok: false, code: "catalogue/not-found" };
    if (!can(actor, "catalogue.edit", { org: item.department })) return { ok: false, code: "catalogue/forbidden" };
    if (item.state === "retired") return { ok: false, code: "catalogue/retired" };
    if (input.replacedBy !== null && (input.replacedBy === input.code || !(await lockItem(tx, input.replacedBy))))
      return { ok: false, code: "catalogue/replacement-unknown" };
    await closeVersions(tx, [input.code], house.clock.now());
    await retire(tx, input.code, input.replacedBy);
    await catalogueChanged(tx, house);
    return { ok: true };
  });
}

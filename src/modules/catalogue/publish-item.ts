import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { isItemCode } from "./domain/item-code.ts";
import { catalogueChanged } from "./live-cache.ts";
import { preparePackage } from "./prepare-package.ts";
import type { ItemPackage, PackageFault } from "./shared.ts";
import { lockItem, nextPosition } from "./store.ts";
import { type Draft, writeVersions } from "./write-versions.ts";

export type PublishOutcome =
  | { ok: true; versionId: string; version: number; unchanged: boolean }
  | { ok: false; code: PublishRefusal; faults: PackageFault[] };

export type PublishRefusal =
  | "catalogue/forbidden"
  | "catalogue/bad-code"
  | "catalogue/retired"
  | "catalogue/type-changed"
  | "catalogue/moved"
  | "catalogue/faulty";

export interface Publication {
  code: string;
  package: ItemPackage;
  /** Version the package was made from, null for a new item: refused when another has come into force since. Left out, it isn't asked. */
  madeFrom?: string | null;
}

/**
 * Publishes a package as the item's next version, in force from now (C2, C3, W5). The process is compiled and proven, the form checked, the
 * terms compared; with any fault nothing is written and all of them are returned. A package equal to the one in force changes nothing.
 * Running cases keep the version they began with. With `within` it is part of a transaction of the caller's.
 */
export async function publishItem(house: House, actor: Actor, input: Publication, within?: Tx): Promise<PublishOutcome> {
  const item = input.package;
  if (!can(actor, "catalogue.edit", { org: item.department })) return refuse("catalogue/forbidden");
  if (!isItemCode(input.code)) return refuse("catalogue/bad-code");
  const prepared = await preparePackage(house, item);
  if (!prepared.ok) return refuse("catalogue/faulty", prepared.faults);
  const publish = async (tx: Tx): Promise<PublishOutcome> => {
    const known = await lockItem(tx, input.code);
    if (known?.state === "retired") return refuse("catalogue/retired");
    // Whoever may edit one department's items may not take another's.
    if (known && !can(actor, "catalogue.edit", { org: known.department })) return refuse("catalogue/forbidden");
    if (known && known.type !== item.type) return refuse("catalogue/type-changed");
    if (input.madeFrom !== undefined && input.madeFrom !== (known?.current_version ?? null)) return refuse("catalogue/moved");
    const draft: Draft = {
      code: input.code,
      number: known?.number ?? null,
      position: known?.position ?? (await nextPosition(tx)),
      package: item,
      prepared: prepared.value,
    };
    const [written] = await writeVersions(tx, [draft], { at: house.clock.now(), by: actor.id ?? actor.name });
    if (!written) throw new Error("a draft was given and none was written");
    if (!written.unchanged) await catalogueChanged(tx, house);
    return { ok: true, ...written };
  };
  return within ? publish(within) : inTransaction(house.db, publish);
}

function refuse(code: PublishRefusal, faults: PackageFault[] = []): PublishOutcome {
  return { ok: false, code, faults };
}

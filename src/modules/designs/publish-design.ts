import { inTransaction } from "../../platform/db/index.ts";
import { inspectPackage, publishItem } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { judgeNamed } from "./named-staff.ts";
import { refuse } from "./refusal.ts";
import { conflict } from "./save-design.ts";
import type { DesignRefusal, PublishedDesign } from "./shared.ts";
import { closeDesign, openDesign, revisionOf, thinRevisions } from "./store.ts";

/** Saved states that stay of a closed design, besides the first: what was published is kept by the catalogue for ever. */
const KEPT_WHEN_CLOSED = 20;

/**
 * Publishes a design as its item's next version (W5) and closes it, in one transaction. `revision` is the one looked at: what somebody saved
 * since isn't published unseen. Refused with all faults, or with `catalogue/moved` when another version came into force since the design began.
 */
export async function publishDesign(house: House, actor: Actor, input: { code: string; revision: number }): Promise<PublishedDesign> {
  return inTransaction(house.db, async (tx) => {
    const design = await openDesign(tx, input.code, true);
    if (!design) return refuse("designs/not-found");
    if (!can(actor, "catalogue.edit", { org: design.department })) return refuse("designs/forbidden");
    if (design.revision !== input.revision) return conflict(design);
    const revision = await revisionOf(tx, design.id, design.revision);
    if (!revision) throw new Error(`design ${design.id} lacks its revision ${design.revision}`);
    const { process } = await inspectPackage(revision.package);
    const { faults } = await judgeNamed(house, revision.package, process);
    if (faults.length > 0) return { ok: false, code: "catalogue/faulty", faults };
    const publication = { code: design.item, package: revision.package, madeFrom: design.base };
    const done = await publishItem(house, actor, publication, tx);
    if (!done.ok) return done;
    await closeDesign(tx, design.id, { as: "published", at: house.clock.now(), by: actor.name, version: done.version });
    await thinRevisions(tx, design.id, KEPT_WHEN_CLOSED);
    return done;
  });
}

/** Gives a design up; its history stays. */
export async function discardDesign(house: House, actor: Actor, code: string): Promise<{ ok: true } | DesignRefusal> {
  return inTransaction(house.db, async (tx) => {
    const design = await openDesign(tx, code, true);
    if (!design) return refuse("designs/not-found");
    if (!can(actor, "catalogue.edit", { org: design.department })) return refuse("designs/forbidden");
    await closeDesign(tx, design.id, { as: "discarded", at: house.clock.now(), by: actor.name, version: null });
    await thinRevisions(tx, design.id, KEPT_WHEN_CLOSED);
    return { ok: true };
  });
}

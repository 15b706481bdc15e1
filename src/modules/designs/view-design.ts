import { checkDefinition, checkSuccession } from "../../core/forms/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { findItem, inspectPackage } from "../catalogue/index.ts";
import type { ItemPackage, PackageFault } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { type Actor, can } from "../identity/shared.ts";
import { judgeNamed } from "./named-staff.ts";
import type { DesignCheck, DesignView } from "./shared.ts";
import { type DesignRecord, openDesign, revisionOf } from "./store.ts";

/** An item with its open design, or the version in force. Null when there is neither, or the design is another department's. */
export async function designView(house: House, actor: Actor, code: string): Promise<DesignView | null> {
  const [design, inForce] = await Promise.all([openDesign(house.db, code), findItem(house, code)]);
  const department = design?.department ?? inForce?.package.department;
  if (department === undefined) return null;
  const mayEdit = can(actor, "catalogue.edit", { org: department });
  if (!mayEdit && (!inForce || !can(actor, "catalogue.view"))) return null;
  // Another department's item is shown as everybody sees it; what it may become is its own business.
  const shown = mayEdit ? design : undefined;
  const item = shown ? await packageOf(house, shown) : inForce?.package;
  if (!item) return null;
  return {
    code,
    design: shown ? openedOf(shown) : null,
    inForce: inForce && {
      versionId: inForce.versionId,
      version: inForce.version,
      publishedAt: inForce.publishedAt.toISOString(),
      form: inForce.package.form,
    },
    package: item,
    mayEdit,
  };
}

/** Everything that stands against publishing a design as it was saved last (W1–W5); of the version in force where no design is open. */
export async function checkDesign(house: House, actor: Actor, code: string, lang: Lang = "zh-CN"): Promise<DesignCheck | null> {
  const view = await designView(house, actor, code);
  if (!view) return null;
  const { faults, notes, process, drawing } = await inspectPackage(view.package, lang);
  const named = await judgeNamed(house, view.package, process);
  return {
    revision: view.design?.revision ?? null,
    faults: [...faults, ...named.faults],
    notes: [...notes, ...named.notes, ...formAdvice(view, lang)],
    drawing,
  };
}

/** What had better be otherwise in the form, and what it does to the ids in force. */
function formAdvice({ package: { form }, design, inForce }: DesignView, lang: Lang): PackageFault[] {
  const checked = checkDefinition(form, lang);
  if (!checked.ok) return [];
  const changes = design && inForce ? checkSuccession(inForce.form, form, lang) : [];
  return [...checked.advice, ...changes].map(({ path, code, message }) => ({ path: `form.${path}`, code, detail: message }));
}

async function packageOf(house: House, design: DesignRecord): Promise<ItemPackage> {
  const revision = await revisionOf(house.db, design.id, design.revision);
  // Saved again between the two reads: the design's own row leads to the newer one.
  if (revision) return revision.package;
  const again = await openDesign(house.db, design.item);
  const newer = again && (await revisionOf(house.db, again.id, again.revision));
  if (!newer) throw new Error(`design ${design.id} lacks its revision ${design.revision}`);
  return newer.package;
}

function openedOf(design: DesignRecord): DesignView["design"] {
  return {
    id: design.id,
    revision: design.revision,
    savedAt: design.saved_at.toISOString(),
    savedBy: design.saved_by_name,
    createdAt: design.created_at.toISOString(),
    createdBy: design.created_by_name,
    baseVersion: design.base_version,
    origin: design.origin,
  };
}

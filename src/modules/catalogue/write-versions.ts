import { v7 } from "uuid";
import type { Tx } from "../../platform/db/index.ts";
import { searchWords } from "./domain/search-words.ts";
import type { PreparedPackage } from "./prepare-package.ts";
import type { ItemPackage } from "./shared.ts";
import { closeVersions, insertVersions, type NewVersion, newestVersions, writeItems } from "./store.ts";
import type { ItemTable } from "./tables.ts";

/** An item to be written: checked, compiled, with its code. */
export interface Draft {
  code: string;
  number: number | null;
  position: number;
  package: ItemPackage;
  prepared: PreparedPackage;
}

export interface Written {
  versionId: string;
  version: number;
  unchanged: boolean;
}

/** Writes the next version of each draft whose contents differ from what is in force, all in force from the same moment. */
export async function writeVersions(tx: Tx, drafts: readonly Draft[], { at, by }: { at: Date; by: string }): Promise<Written[]> {
  const newest = await newestVersions(
    tx,
    drafts.map((draft) => draft.code),
  );
  const versions: NewVersion[] = [];
  const items: ItemTable[] = [];
  const written = drafts.map((draft) => {
    const before = newest.get(draft.code);
    if (before?.digest.equals(draft.prepared.digest)) return { versionId: before.id, version: before.version, unchanged: true };
    const versionId = v7({ msecs: at.getTime() });
    const version = (before?.version ?? 0) + 1;
    versions.push(rowOf(draft, versionId, version, at, by));
    items.push(listed(draft, versionId));
    return { versionId, version, unchanged: false };
  });
  await closeVersions(
    tx,
    versions.filter((version) => version.version > 1).map((version) => version.item),
    at,
  );
  if (versions.length > 0) {
    await insertVersions(tx, versions);
    await writeItems(tx, items);
  }
  return written;
}

function rowOf({ code, package: item, prepared }: Draft, id: string, version: number, at: Date, by: string): NewVersion {
  return {
    id,
    item: code,
    version,
    package: JSON.stringify(item),
    process: prepared.processJson,
    drawing: prepared.drawingJson,
    digest: prepared.digest,
    published_at: at,
    published_by: by,
    in_force_from: at,
  };
}

function listed({ code, number, position, package: item }: Draft, versionId: string): ItemTable {
  if (item.class === "disclosure") throw new Error("disclosure items are nodes, not services: checkPackage lets none through");
  const { type, sector, department, name, kind, online, objects, themes } = item;
  return {
    ...{ code, number, position, class: item.class, type, sector, department, name, kind, online, objects, themes },
    ...searchWords(name, code, item.summary),
    state: "in-force",
    replaced_by: null,
    current_version: versionId,
  };
}

import type { House } from "../house.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { itemVersion } from "./item-version.ts";
import { versionHeads, versionIdOf } from "./store.ts";

export interface VersionHead {
  versionId: string;
  version: number;
  publishedAt: Date;
  /** Null while it is in force. */
  inForceTo: Date | null;
}

/** Versions of an item, the newest first, without their contents; `below` is the last number of the page before. */
export async function listVersions(
  house: Pick<House, "db">,
  code: string,
  { below, limit }: { below?: number | undefined; limit: number },
): Promise<{ rows: VersionHead[]; next: number | null }> {
  const found = await versionHeads(house.db, code, below, limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.version ?? null) : null };
}

/** One version of an item by its number; null when there is none. */
export async function itemVersionNumbered(house: Pick<House, "db">, code: string, version: number): Promise<ItemInForce | null> {
  const id = await versionIdOf(house.db, code, version);
  return id === undefined ? null : itemVersion(house, id);
}

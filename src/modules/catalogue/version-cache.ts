import { type Db, rootOf } from "../../platform/db/index.ts";
import type { ItemInForce } from "./item-in-force.ts";

/** Versions kept in memory per database: some 30 KB each. */
const LIMIT = 600;

/** Versions by id, the least recently used first. They never change, so nothing ever has to be dropped but for room. */
const kept = new WeakMap<Db, Map<string, ItemInForce>>();

function cacheOf(db: Db): Map<string, ItemInForce> {
  const root = rootOf(db);
  let cache = kept.get(root);
  if (!cache) {
    cache = new Map();
    kept.set(root, cache);
  }
  return cache;
}

export function recall(db: Db, versionId: string): ItemInForce | undefined {
  const cache = cacheOf(db);
  const found = cache.get(versionId);
  if (found) {
    cache.delete(versionId);
    cache.set(versionId, found);
  }
  return found;
}

/** Keeps a version and returns it; where another request kept it first, that one, so that all share one object (compiled forms hang on it). */
export function remember(db: Db, version: ItemInForce): ItemInForce {
  const cache = cacheOf(db);
  const first = cache.get(version.versionId);
  if (first) return first;
  cache.set(version.versionId, version);
  for (const oldest of cache.keys()) {
    if (cache.size <= LIMIT) break;
    cache.delete(oldest);
  }
  return version;
}

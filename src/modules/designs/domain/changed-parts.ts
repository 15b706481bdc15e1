import type { ItemPackage } from "../../catalogue/shared.ts";

/** The parts of a package that differ, by their names: what a revision says it changed. Equal whatever the order of keys. */
export function changedParts(before: ItemPackage, after: ItemPackage): string[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ItemPackage>;
  return [...parts].filter((part) => !isSame(before[part], after[part])).sort();
}

/** Equal as JSON, whatever the order of keys; an absent part and an undefined one are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const given = (value: object) => Object.entries(value).filter(([, part]) => part !== undefined);
  const [left, right] = [given(a), new Map(given(b))];
  return left.length === right.size && left.every(([key, part]) => right.has(key) && isSame(part, right.get(key)));
}

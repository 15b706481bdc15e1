import { isSame } from "./changed-parts.ts";

/** One value that differs. `path` is made of names and keys (`materials`, `identity`, `copies`); a side that lacks it has no value. */
export interface Difference {
  path: string[];
  before?: unknown;
  after?: unknown;
}

/** What names an entry of a list, the likeliest first: entries are told apart by it, so that one put in between changes no other. */
const KEYS = ["id", "code", "number", "kind", "name", "question", "document"] as const;

/**
 * Every value that differs between two JSON values, as deep as both have the same shape; what is there on one side only is one difference. Lists
 * of texts are one value; lists of entries are matched by what names them, else by place, and a mere change of order is said as `order`.
 */
export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  if (isEntries(before) && isEntries(after)) return ofLists(before, after, path);
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function ofLists(before: readonly Entry[], after: readonly Entry[], path: string[]): Difference[] {
  const name = KEYS.find((key) => isNaming(before, key) && isNaming(after, key));
  const keyed = (list: readonly Entry[]) =>
    new Map(list.map((entry, index) => [name ? String(entry[name]) : String(index + 1), entry] as const));
  const [old, now] = [keyed(before), keyed(after)];
  const found = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => differences(old.get(key), now.get(key), [...path, key]));
  const order = (keys: Iterable<string>, other: ReadonlyMap<string, Entry>) => [...keys].filter((key) => other.has(key));
  const [was, is] = [order(old.keys(), now), order(now.keys(), old)];
  return isSame(was, is) ? found : [...found, { path: [...path, "order"], before: was, after: is }];
}

type Entry = Record<string, unknown>;

const isRecord = (value: unknown): value is Entry => typeof value === "object" && value !== null && !Array.isArray(value);
const isEntries = (value: unknown): value is Entry[] => Array.isArray(value) && value.every(isRecord);

function isNaming(list: readonly Entry[], key: string): boolean {
  const names = list.map((entry) => entry[key]);
  return names.every((name) => typeof name === "string" && name !== "") && new Set(names).size === names.length;
}

import type { Difference } from "../../../modules/designs/shared.ts";

export interface ValueNames {
  /** What parts and settings are called; others are shown as they are written. */
  parts: Readonly<Record<string, string>>;
  /** What coded values are called. */
  values: Readonly<Record<string, string>>;
  /** What materials are called, by code: a code means one only where materials stand. */
  materials: Readonly<Record<string, string>>;
  yes: string;
  no: string;
}

const MATERIALS = "materials";

/** `申请材料 · 身份证 · 份数`: where a value stands, in words as far as there are any. */
export function pathWords(path: readonly string[], { parts, materials }: ValueNames): string {
  return path
    .map((part, at) => (path[at - 1] === MATERIALS ? (own(materials, part) ?? part) : part))
    .filter((part) => part !== "zh-CN")
    .map((part) => own(parts, part) ?? part)
    .join(" · ");
}

/** A value as people read it; an empty text where there is none. */
export function valueWords(value: unknown, names: ValueNames): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? names.yes : names.no;
  if (typeof value === "string") return own(names.values, value) ?? value;
  if (typeof value !== "object") return String(value);
  const rows = Array.isArray(value) ? value.map((each) => valueWords(each, names)) : entriesOf(value, names);
  return rows.filter(Boolean).join(Array.isArray(value) ? "\n" : "  ");
}

function entriesOf(value: object, names: ValueNames): string[] {
  const entries = Object.entries(value);
  // A text in several languages is its texts.
  if ("zh-CN" in value) return entries.map(([, text]) => String(text));
  return entries.flatMap(([name, each]) => {
    const words = valueWords(each, names);
    return words === "" ? [] : [`${own(names.parts, name) ?? name}: ${words}`];
  });
}

const own = (words: Readonly<Record<string, string>>, key: string) => (Object.hasOwn(words, key) ? words[key] : undefined);

/** Both sides of a difference in words. */
export function sidesOf({ path, before, after }: Difference, given: ValueNames): { before: string; after: string } {
  const isOfMaterials = path.at(-1) === MATERIALS || (path.at(-2) === MATERIALS && path.at(-1) === "order");
  const names = isOfMaterials ? { ...given, values: { ...given.values, ...given.materials } } : given;
  return { before: valueWords(before, names), after: valueWords(after, names) };
}

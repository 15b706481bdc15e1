/** What changed between two sets of answers, for 补正, opinions and replay. */
import { compileForm } from "./compile.ts";
import { type FormData, type FormDefinition, type Language, textIn } from "./definition.ts";
import type { FormatContext } from "./field-kind.ts";
import { isPersonal, type Leaf, leafText, leavesOf } from "./summary.ts";

export interface Difference {
  readonly path: string;
  readonly label: string;
  readonly change: "added" | "removed" | "changed";
  /** In words; empty when there was nothing. */
  readonly before: string;
  readonly after: string;
  readonly personal: boolean;
  readonly within?: string;
}

/** Field by field, in the order of the form; rows are compared by their position. Nothing is recomputed or pruned: the answers are taken as they stood. */
export function compareData(
  definition: FormDefinition,
  before: FormData,
  after: FormData,
  lang: Language = "zh-CN",
  regionName?: (code: string) => string | undefined,
): Difference[] {
  const fields = [...compileForm(definition).fields.values()];
  const context: FormatContext = { lang, regionName };
  return fields.flatMap((field) => {
    const [old, now] = [answered(leavesOf([field], before, lang)), answered(leavesOf([field], after, lang))];
    return [...new Map([...now, ...old]).values()].flatMap((leaf) => difference(leaf, old.get(leaf.path), now.get(leaf.path), context));
  });
}

function answered(leaves: readonly Leaf[]): Map<string, Leaf> {
  return new Map(leaves.filter((leaf) => leaf.value !== undefined).map((leaf) => [leaf.path, leaf]));
}

function difference(leaf: Leaf, old: Leaf | undefined, now: Leaf | undefined, context: FormatContext): Difference[] {
  if (old && now && isSame(old.value, now.value)) return [];
  return [
    {
      path: leaf.path,
      label: textIn(leaf.field.field.label, context.lang),
      change: old ? (now ? "changed" : "removed") : "added",
      before: old ? leafText(old, context) : "",
      after: now ? leafText(now, context) : "",
      personal: isPersonal(leaf.field),
      ...(leaf.within === undefined ? {} : { within: leaf.within }),
    },
  ];
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

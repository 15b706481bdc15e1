import type { Refused } from "../case/act/use-perform.ts";

/**
 * What is still wrong of what the server found, as far as the page can know: a remark goes when what it speaks of has been changed since, and so does
 * a refusal without remarks when anything has. `sent` is what was judged, `now` what stands on the page; paths lead into both.
 */
export function openFaults(refused: Refused | null, sent: unknown, now: unknown): Refused | null {
  if (refused === null || sent === null) return null;
  if (refused.fields.length === 0) return sameText(sent, now) ? refused : null;
  const fields = refused.fields.filter(({ path }) => sameText(at(sent, path), at(now, path)));
  return fields.length === 0 ? null : { ...refused, fields };
}

function at(value: unknown, path: string): unknown {
  let found = value;
  for (const part of path.split(/[.[\]]+/).filter(Boolean)) {
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  }
  return found;
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

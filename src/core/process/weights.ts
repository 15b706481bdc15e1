import { MOST_VOTES } from "./types.ts";

/** Votes by member as one attribute: `unit:GT=2,unit:HB=1`. */
export function writeWeights(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([member, votes]) => `${member}=${votes}`)
    .join(",");
}

/** What stands in such an attribute; undefined where it can't be read. */
export function readWeights(text: string): Record<string, number> | undefined {
  const pairs = text.split(",").map((part) => /^\s*([^=,\s][^=,]*?)\s*=\s*(\d{1,2})\s*$/.exec(part));
  const weights: Record<string, number> = {};
  for (const pair of pairs) {
    const [member, votes] = [pair?.[1], Number(pair?.[2])];
    if (member === undefined || !(votes >= 1 && votes <= MOST_VOTES) || Object.hasOwn(weights, member)) return undefined;
    weights[member] = votes;
  }
  return weights;
}

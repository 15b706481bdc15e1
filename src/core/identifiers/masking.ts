import { COUNTY_ENDS, TOWNSHIP_ENDS, VILLAGE_ENDS } from "./masking-words.zh-CN.ts";

/** Who looks: `office` = staff lists, `public` = public lists and screens (practice §9). */
export type MaskingPolicy = "office" | "public";

/*
 * All of these count code points, not UTF-16 units: a name beginning with 𬱖 must not be cut in half. None of them
 * shows more because the text is odd: what they don't recognise they hide.
 */

/** The first character, then two stars whatever the length: `刘**`. */
export function maskName(name: string): string {
  const first = [...name.trim()][0];
  return first === undefined ? "" : `${first}**`;
}

/** Office: first 6 and last 2. Public: first 6 only. Documents that are no identity number show only their ends to the office, nothing to the public. */
export function maskIdentityNumber(number: string, policy: MaskingPolicy): string {
  const text = [...number.trim()];
  const isIdentityNumber = /^(\d{15}|\d{17}[\dXx])$/.test(text.join(""));
  if (policy === "public") return keepEnds(text, isIdentityNumber ? 6 : 0, 0);
  return isIdentityNumber ? keepEnds(text, 6, 2) : keepEnds(text, text.length >= 8 ? 2 : 0, text.length >= 8 ? 2 : 0);
}

/** Mobile numbers: 3 and 4, for everyone. Fixed lines: 4 and 2 for the office, hidden from the public. */
export function maskPhone(phone: string, policy: MaskingPolicy): string {
  const text = phone.trim();
  const mobile = /^(?:\+?86[- ]?)?(1\d{10})$/.exec(text)?.[1];
  if (mobile) return keepEnds([...mobile], 3, 4);
  const places = [...text];
  return policy === "office" && places.length >= 9 ? keepEnds(places, 4, 2) : keepEnds(places, 0, 0);
}

/** The first character and the host. */
export function maskEmail(address: string): string {
  const text = address.trim();
  const at = text.lastIndexOf("@");
  if (text === "") return "";
  return at < 1 ? "***" : `${[...text][0]}***${text.slice(at)}`;
}

/** Up to the village or community, else the township, else the county; hidden when none is named. */
export function maskAddress(address: string): string {
  const text = address.trim();
  if (text === "") return "";
  const township = endOfFirst(text, TOWNSHIP_ENDS, 0);
  const shown = endOfFirst(text, VILLAGE_ENDS, township ?? 0) ?? township ?? endOfFirst(text, COUNTY_ENDS, 0) ?? 0;
  return shown === text.length ? text : `${text.slice(0, shown)}**`;
}

function keepEnds(places: string[], head: number, tail: number): string {
  const hidden = Math.max(places.length - head - tail, 0);
  return [...places.slice(0, head), "*".repeat(hidden), ...places.slice(places.length - tail)].join("");
}

/** Where the earliest of these words ends, at or after `from`; the shortest cut shows the least. */
function endOfFirst(text: string, words: readonly string[], from: number): number | undefined {
  const ends = words.flatMap((word) => {
    const at = text.indexOf(word, from);
    // A name's first character is no ending: 村 in 村前镇, 市 in 市桥.
    return at > from ? [at + word.length] : [];
  });
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

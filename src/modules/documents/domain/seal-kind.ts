/**
 * Kinds of seal an organisation may have, each of its own picture: 公章; 行政许可专用章, which stands for it in matters of licensing (行政许可法
 * 第32条: 加盖本行政机关专用印章); another 专用章.
 */
export const SEAL_KINDS = ["official", "licensing", "other"] as const;
export type SealKind = (typeof SEAL_KINDS)[number];

/** An item of licensing (行政许可), as its code says. */
const LICENSING = "XK";

/**
 * Kinds of seal a document takes, the first that its organisation has: what its template says, else 公章. The seal of licensing isn't put under what
 * is no licensing: a template of decisions serves items of every type.
 */
export function sealsToTry(kind: SealKind, itemType: string | undefined): readonly SealKind[] {
  const isMisused = kind === "licensing" && itemType !== undefined && itemType !== LICENSING;
  return kind === "official" || isMisused ? ["official"] : [kind, "official"];
}

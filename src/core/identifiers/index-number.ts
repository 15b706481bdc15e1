import { type Checked, normalised, refused } from "./check-result.ts";

export type IndexNumberCheck = Checked<{
  kind: "index-number";
  /** `own`: our default; `imported`: another system's, kept as it came. */
  form: "own" | "imported";
}>;

const OWN = /^[0-9A-Z]{9,18}-\d{4}-\d{6}$/;
/** Slash forms seen in use: a year or a month, then five or six digits. No national composition exists. */
const IMPORTED = /^[0-9A-Z]{9,18}\/(?:\d{4}|\d{6})-\d{5,6}$/;

/** 索引号 of disclosed information (annex §3). No checksum: the prefix is often a cut credit code. */
export function checkIndexNumber(given: string): IndexNumberCheck {
  const text = normalised(given);
  if (OWN.test(text)) return { ok: true, kind: "index-number", text, form: "own" };
  if (IMPORTED.test(text)) return { ok: true, kind: "index-number", text, form: "imported" };
  const part = text.length < 20 || text.length > 32 ? "length" : "character";
  return refused("index-number", part, text);
}

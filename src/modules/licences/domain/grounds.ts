import type { EndingAct, LicenceStanding } from "../shared.ts";

/** The legal grounds of each, by the article's own list; texts in `messages.ts`. */
export const GROUNDS = {
  withdraw: ["8-changed-law", "8-changed-facts"],
  revoke: ["69-abuse", "69-beyond-power", "69-procedure", "69-unqualified", "69-other", "69-deceit"],
  cancel: ["70-expired", "70-holder-gone", "70-organisation-ended", "70-taken-back", "70-force-majeure", "70-other"],
} as const satisfies Record<EndingAct, readonly string[]>;
export type Ground = (typeof GROUNDS)[EndingAct][number];

/** The grounds on which an act can rest while a licence stands so: what was withdrawn or revoked is cancelled for that alone (行政许可法 70). */
export function groundsFor(act: EndingAct, standing: LicenceStanding): Ground[] {
  const all: readonly Ground[] = GROUNDS[act];
  if (standing === "withdrawn" || standing === "revoked") return all.filter((ground) => ground === "70-taken-back");
  return all.filter((ground) => ground !== "70-taken-back" && (ground !== "70-expired" || standing === "expired"));
}

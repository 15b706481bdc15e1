import type { ItemPackage, LicenceSetting, SituationAnswers } from "../shared.ts";

/** 新办、变更、延续: what a case does with licences. */
export const LICENCE_ACTS = ["grant", "change", "renewal"] as const;
export type LicenceAct = (typeof LICENCE_ACTS)[number];

/** What one case does with licences, once its answers are known. */
export type SettledLicence = Exclude<LicenceSetting, { act: "by-answer" }>;

/**
 * What a case of this item with these answers does with licences; undefined where nothing is said of it. An answer that names no operation asks for a
 * new licence. `of` left blank means the item itself.
 */
export function licenceFor(
  { code, package: item }: { code: string; package: Pick<ItemPackage, "licence"> },
  answers: SituationAnswers = {},
): SettledLicence | undefined {
  const { licence } = item;
  if (licence?.act !== "by-answer") return licence;
  const { situation, answers: acts, of, field, years } = licence;
  const answer = Object.hasOwn(answers, situation) ? answers[situation] : undefined;
  const act = answer !== undefined && Object.hasOwn(acts, answer) ? acts[answer] : undefined;
  const held = years === undefined ? {} : { years };
  return act === undefined || act === "grant" ? { act: "grant", ...held } : { act, of: of || code, field, ...held };
}

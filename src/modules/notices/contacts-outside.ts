import { CASE_KIND_NAME, contactOfApplicant } from "../cases/index.ts";
import { contactOfAsker, QUESTION_KIND_NAME } from "../consultation/index.ts";
import type { House } from "../house.ts";
import type { Told } from "./domain/told.ts";

/** Where whoever stands outside is told of a matter. Empty texts: not reached that way. */
export async function contactOutside(house: House, kind: string, matter: Told["matter"]): Promise<{ email: string; phone: string }> {
  const found = matter === null ? null : await CONTACT_OF[matter.kind]?.(house, matter.id, kind);
  return found ?? { email: "", phone: "" };
}

type ContactOf = (house: House, id: string, kind: string) => Promise<{ email: string; phone: string } | null>;

const CONTACT_OF: Readonly<Record<string, ContactOf>> = {
  // Whose papers were used is told so themselves: whoever acted for them may be the one who used them.
  [CASE_KIND_NAME]: (house, id, kind) => contactOfApplicant(house, id, kind === "owner-papers-used" ? "self" : "agent-first"),
  [QUESTION_KIND_NAME]: contactOfAsker,
};

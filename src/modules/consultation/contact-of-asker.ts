import type { House } from "../house.ts";
import { readMatter } from "../matters/index.ts";
import type { QuestionPersonal } from "./domain/own.ts";
import { questionKind } from "./question-kind.ts";

const MOBILE = /^1\d{10}$/;

/**
 * Where whoever asked is told of their answer; an empty text: not reached that way. For notices, which keep none of it; null once the personal data
 * were destroyed.
 */
export async function contactOfAsker(house: House, questionId: string): Promise<{ email: string; phone: string } | null> {
  const matter = await readMatter(house, questionKind, questionId);
  const { asker } = (matter?.personal ?? {}) as Partial<QuestionPersonal>; // every question has one until it is erased
  return asker ? { email: "", phone: MOBILE.test(asker.phone) ? asker.phone : "" } : null;
}

import type { SummaryLine } from "../../../core/forms/index.ts";
import { maskEmail, maskIdentityNumber, maskName, maskPhone } from "../../../core/identifiers/index.ts";
import type { Applicant } from "../shared.ts";
import { maskAnswer } from "./masking.ts";

type Replacement = readonly [plain: string, shown: string];

/** Shorter answers (是、2) say nothing of anybody, and stand in every second sentence. */
const SHORTEST = 2;

/** What opinions and reasons of a case may not say in full where its personal data are masked: who applies and what they answered of themselves. */
export function secretsOf(applicant: Applicant, answers: readonly Pick<SummaryLine, "kind" | "text" | "personal">[]): Replacement[] {
  const people = [...(applicant.kind === "person" ? [applicant] : []), ...(applicant.agent ? [applicant.agent] : [])];
  const named = people.map(({ name }): Replacement => [name, maskName(name)]);
  const answered = answers.filter((line) => line.personal).map((line): Replacement => [line.text, maskAnswer(line)]);
  const mail = applicant.email ? [[applicant.email, maskEmail(applicant.email)] as const] : [];
  return [...named, ...mail, ...answered]
    .filter(([plain]) => [...plain].length >= SHORTEST)
    .sort(([one], [other]) => other.length - one.length);
}

/** Free words with names and answers masked as elsewhere on the page, and anything that looks like a number of a person or telephone. */
export function maskWords(words: string, secrets: readonly Replacement[]): string {
  const named = secrets.reduce((text, [plain, shown]) => text.replaceAll(plain, shown), words);
  return named
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, (number) => maskIdentityNumber(number, "office"))
    .replace(/(?<!\d)1\d{10}(?!\d)/g, (phone) => maskPhone(phone, "office"));
}

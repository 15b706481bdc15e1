import { type FormDefinition, toFormBody } from "../../../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import { answersOf } from "./form-answers.ts";
import type { IntakeDraft } from "./intake-draft.ts";

/**
 * What the form asks and the applicant's card answers: sex and birth from the number, residence from the address, who signs. Only blank
 * answers are filled in, so that what somebody has written stays.
 */
export function prefilled(definition: FormDefinition, draft: IntakeDraft): IntakeDraft {
  const { applicant } = draft;
  const read = applicant.kind === "person" ? checkIdentityNumber(applicant.number) : null;
  const known: Record<string, unknown> = {
    ...(read?.ok ? { "choice sex": read.sex, "date birth": read.birth } : {}),
    ...(applicant.kind === "person" && applicant.address !== "" ? { "text residence": applicant.address } : {}),
  };
  const answers: Record<string, unknown> = { ...answersOf(definition, draft) };
  const blank = definition.pages.flatMap((page) => page.fields).filter(({ id }) => answers[id] === undefined);
  let found = 0;
  for (const { id, kind, options } of blank) {
    const value = kind === "signature" && applicant.name !== "" ? { name: applicant.name } : known[`${kind} ${id}`];
    if (value === undefined || (kind === "choice" && !options?.some((option) => option.value === value))) continue;
    answers[id] = value;
    found++;
  }
  return found === 0 ? draft : { ...draft, body: { ...draft.body, ...toFormBody(definition, answers) } };
}

/** The same at the moment at which a number typed by hand becomes whole, and at no other: what is cleared then stays clear. */
export function withNumber(definition: FormDefinition, after: IntakeDraft, before: IntakeDraft): IntakeDraft {
  const { kind, number } = after.applicant;
  if (number === before.applicant.number) return after;
  const checked = kind === "person" ? checkIdentityNumber(number) : checkCreditCode(number);
  return checked.ok ? prefilled(definition, after) : after;
}

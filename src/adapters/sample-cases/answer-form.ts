import { addDays, daysBetween, type LocalDate } from "../../core/calendar/index.ts";
import type { FormDefinition, FormField } from "../../core/forms/index.ts";
import type { Applicant } from "../../modules/cases/shared.ts";
import { inventCreditCode, inventIdentityNumber, inventName, inventPhone } from "./invent-applicant.ts";
import type { Random } from "./random.ts";
import type { Words } from "./words.ts";

interface Writer {
  applicant: Applicant;
  random: Random;
  words: Words;
}

/** Plausible answers to every field of a form; those that aren't shown are pruned by the check. */
export function answerForm(form: FormDefinition, writer: Writer): Record<string, unknown> {
  return answersTo(
    form.pages.flatMap((page) => page.fields),
    writer,
  );
}

function answersTo(fields: readonly FormField[], writer: Writer): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.id, answerTo(field, writer)] as const).filter(([, answer]) => answer !== undefined),
  );
}

function answerTo(field: FormField, writer: Writer): unknown {
  const { random, words, applicant } = writer;
  const least = field.minimum ?? 1;
  switch (field.kind) {
    case "text":
    case "long-text":
      return random.pick(words.answers[field.kind]).slice(0, field.maxLength ?? 100);
    case "number":
      return random.whole(Math.ceil(least), Math.floor(Math.min(field.maximum ?? 20, least + 20)));
    case "money":
      return random.whole(100, 90_000) * 100;
    case "date":
      return `${random.whole(1960, 2004)}-0${random.whole(1, 9)}-${random.whole(10, 28)}`;
    case "period":
      return { from: "2026-03-01", to: "2027-02-28" };
    case "choice":
    case "region":
      return field.options ? random.pick(field.options).value : undefined;
    case "choices":
      return field.options?.slice(0, Math.max(1, field.minItems ?? 1)).map((option) => option.value);
    case "yes-no":
      return random.chance(0.5);
    case "identity-number":
      return inventIdentityNumber(random);
    case "credit-code":
      return inventCreditCode(random);
    case "phone":
      return inventPhone(random);
    case "signature":
      return { name: applicant.kind === "person" ? applicant.name : inventName(random, words), agreed: true };
    case "group":
      return answersTo(field.fields ?? [], writer);
    case "table":
      return Array.from({ length: Math.max(1, field.minItems ?? 1) }, () => answersTo(field.fields ?? [], writer));
    default:
      return undefined; // explanations aren't answered, results are worked out, files come as materials
  }
}

/** The day on which the samples were true; later answers move with the day of the application, dates of birth and the like don't. */
const SAMPLE_DAY = "2026-03-01";
const MOVING = "2025-06-01";

export interface FormSample {
  applicant: Pick<Applicant, "name" | "number" | "phone">;
  form: Record<string, unknown>;
}

/** A sample's answers with another applicant in the sample's place, on another day. */
export function answersOf(sample: FormSample, applicant: Applicant, day: LocalDate): Record<string, unknown> {
  const exchanged = [
    [sample.applicant.name, applicant.name],
    [sample.applicant.number, applicant.number],
    [sample.applicant.phone, applicant.phone],
  ].reduce((text, [before, after]) => text.replaceAll(JSON.stringify(before), JSON.stringify(after)), JSON.stringify(sample.form));
  const shift = daysBetween(SAMPLE_DAY, day);
  const dated = exchanged.replace(/"(\d{4}-\d{2}-\d{2})"/g, (_, date: string) =>
    JSON.stringify(date < MOVING ? date : addDays(date, shift)),
  );
  return JSON.parse(dated) as Record<string, unknown>; // the sample's own shape
}

/** The way through an application: which steps there are for these answers, and what stands against sending it. Pure. */
import {
  askedForm,
  type FieldError,
  type FormatChecks,
  type FormData,
  type FormDefinition,
  textIn,
  type ValidationOptions,
  validateForm,
  visiblePages,
} from "../../../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import type { MaterialFile } from "../../../modules/cases/shared.ts";
import { type ItemMaterial, type ItemPackage, materialsFor, type SituationAnswers } from "../../../modules/catalogue/shared.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import { messagesIn } from "../messages/index.ts";
import { answersIn, SITUATION_PAGE, situationForm } from "../situation-form.ts";
import { APPLICANT_PAGE, applicantForm } from "./applicant-form.ts";

/** What a citizen has given so far, right or wrong. */
export interface Given {
  /** What was answered about the situation, as the form of `situationForm` has it. */
  situations: FormData;
  applicant: FormData;
  form: FormData;
  files: MaterialFile[];
  /** Codes of materials the citizen will bring to the window on paper. */
  papers: string[];
  /** Papers given before: whether a code was sent, and the consent it proved. */
  earlier?: { sent?: boolean; consent?: string } | undefined;
}

export const NOTHING_GIVEN: Given = { situations: {}, applicant: {}, form: {}, files: [], papers: [] };

/** A step of the way. `page` is set where the step is a page of a form. */
export interface Step {
  /** Last part of its address. */
  id: string;
  title: string;
  page?: { definition: FormDefinition; id: string; part: "situations" | "applicant" | "form" };
}

export interface JourneyOptions {
  lang: Lang;
  /** YYYY-MM-DD */
  today: string;
  /** Whether the county sends notices by mail. */
  mail: boolean;
}

const FORM_PREFIX = "form-";

/** The situation as far as it is known. */
export function situationIn(item: ItemPackage, { situations }: Pick<Given, "situations">): SituationAnswers {
  return answersIn(item, situations);
}

/** The papers this applicant is asked for. */
export function askedOf(item: ItemPackage, given: Pick<Given, "situations">): ItemMaterial[] {
  return materialsFor(item, situationIn(item, given));
}

/** Files uploaded for a paper that isn't asked for since an answer was changed: kept, and not sent. */
export function setAside(item: ItemPackage, given: Given): MaterialFile[] {
  const asked = new Set(askedOf(item, given).map(({ code }) => code));
  return given.files.filter(({ material }) => !asked.has(material));
}

/** The steps in order; pages whose conditions don't hold for these answers are left out, as is the upload where nothing is asked for. */
export function stepsOf(item: ItemPackage, given: Given, { lang, today, mail }: JourneyOptions): Step[] {
  const words = messagesIn(lang).cases.apply;
  const questions = situationForm(item);
  const situation: Step[] = questions
    ? [{ id: SITUATION_PAGE, title: words.situation, page: { definition: questions, id: SITUATION_PAGE, part: "situations" } }]
    : [];
  const who: Step = {
    id: APPLICANT_PAGE,
    title: words.applicant,
    page: { definition: applicantForm(item, mail), id: APPLICANT_PAGE, part: "applicant" },
  };
  const form = askedForm(item.form);
  const pages = visiblePages(form, given.form, today).map(
    (page): Step => ({
      id: FORM_PREFIX + page.id,
      title: textIn(page.title, lang),
      page: { definition: form, id: page.id, part: "form" },
    }),
  );
  const materials: Step[] = askedOf(item, given).length > 0 ? [{ id: "materials", title: words.materials }] : [];
  return [...situation, who, ...pages, ...materials, { id: "check", title: words.check }];
}

export function optionsFor({ lang, today }: Pick<JourneyOptions, "lang" | "today">): ValidationOptions {
  return { lang, today, formats: formatsIn(lang) };
}

function formatsIn(lang: Lang): FormatChecks {
  const words = messagesIn(lang).cases.applicant.faults;
  return {
    "identity-number": (text) => (checkIdentityNumber(text).ok ? undefined : words.person),
    "credit-code": (text) => (checkCreditCode(text).ok ? undefined : words.organisation),
  };
}

/** What is wrong on one step. */
export function faultsOn(step: Step, item: ItemPackage, given: Given, options: JourneyOptions): FieldError[] {
  if (step.page) {
    const { definition, id, part } = step.page;
    const checked = validateForm(definition, given[part], { ...optionsFor(options), page: id });
    return checked.ok ? [] : checked.errors;
  }
  return step.id === "materials" ? missingMaterials(item, given, options.lang) : [];
}

/** Required materials neither uploaded nor promised on paper. */
function missingMaterials(item: ItemPackage, given: Given, lang: Lang): FieldError[] {
  const words = messagesIn(lang).cases.apply;
  const { files, papers } = given;
  return askedOf(item, given)
    .filter(({ necessity, code }) => necessity === "required" && !papers.includes(code) && !files.some((file) => file.material === code))
    .map(({ code, name }) => ({ path: `material.${code}`, code: "forms/required", message: words.missing(name) }));
}

/** The first step that isn't complete; undefined when the application can be sent. */
export function firstIncomplete(item: ItemPackage, given: Given, options: JourneyOptions): Step | undefined {
  return stepsOf(item, given, options).find((step) => faultsOn(step, item, given, options).length > 0);
}

/** Where to go on in a draft last saved at `page`: there while anything is amiss on it, otherwise on the step after it. */
export function goOnAt(page: string, item: ItemPackage, given: Given, options: JourneyOptions): string {
  const steps = stepsOf(item, given, options);
  const at = steps.findIndex(({ id }) => id === page);
  const step = steps[at];
  if (!step || faultsOn(step, item, given, options).length > 0) return page;
  return steps[at + 1]?.id ?? page;
}

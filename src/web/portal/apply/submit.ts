import { askedForm, pruneAnswers, validateForm } from "../../../core/forms/index.ts";
import { caseMessages } from "../../../modules/cases/shared.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import { dayOf } from "../../../platform/clock.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import type { PageContext } from "../context.ts";
import type { Portal } from "../portal.ts";
import { SITUATION_PAGE } from "../situation-form.ts";
import { urls } from "../urls.ts";
import { APPLICANT_PAGE, applicantForm, chosenWindow, toApplicant } from "./applicant-form.ts";
import { askedOf, type Given, optionsFor, setAside, situationIn } from "./journey.ts";

export type Submitted = { ok: true } | { ok: false; faults: PageError[] };

/** Sends a complete application. Pressed twice, or sent again after a broken connection, it is still one application. */
export async function submit(
  portal: Portal,
  { found, given, token, context }: { found: ItemInForce; given: Given; token: string; context: PageContext },
): Promise<Submitted> {
  const { objects, intake, form } = found.package;
  const today = dayOf(portal.clock.now());
  const applicant = validateForm(
    applicantForm({ objects, intake }, portal.doors.sendsMail()),
    given.applicant,
    optionsFor({ lang: context.lang, today }),
  );
  if (!applicant.ok) return refused(found, context, []);
  const aside = setAside(found.package, given);
  const outcome = await portal.doors.perform({
    caseId: null,
    command: "submit",
    key: token,
    lang: context.lang,
    input: {
      itemCode: found.code,
      applicant: toApplicant(applicant.data, objects),
      form: pruneAnswers(askedForm(form), given.form, today),
      situations: situationIn(found.package, given),
      files: given.files.filter((file) => !aside.includes(file)),
      promised: promisedOf(found, given),
      channel: "web",
      window: chosenWindow(applicant.data),
    },
  });
  if (!outcome.ok) return refused(found, context, [{ code: outcome.code }, ...(outcome.fields ?? [])]);
  await portal.doors.settleDraft(token, outcome.caseId);
  return { ok: true };
}

/** What is to come on paper: ticked, still asked for, and not uploaded after all. */
function promisedOf(found: ItemInForce, given: Given): string[] {
  const { papers, files } = given;
  const asked = askedOf(found.package, given).map(({ code }) => code);
  return papers.filter((code) => asked.includes(code) && !files.some((file) => file.material === code));
}

/** What the house says against it, in words, leading to the step where it can be put right. */
function refused(found: ItemInForce, { text, lang }: PageContext, reasons: { code: string; path?: string; message?: string }[]): Submitted {
  const known: Readonly<Record<string, string>> = caseMessages(lang);
  const faults = reasons.map(({ code, path, message }): PageError => {
    const words = known[code] ?? (message && known[message]) ?? message ?? text.cases.apply.faultText.other;
    return { href: urls.applyPage(found.code, stepFor(path, found, code)), message: words };
  });
  return { ok: false, faults: faults.length > 0 ? faults : [{ message: text.cases.apply.faultText.other }] };
}

function stepFor(path: string | undefined, found: ItemInForce, code: string): string {
  if (code.startsWith("cases/situation-")) return SITUATION_PAGE;
  if (path?.startsWith("form.")) {
    const id = path.slice("form.".length).split(/[.[]/)[0];
    const page = found.package.form.pages.find((each) => each.fields.some((field) => field.id === id));
    if (page) return `form-${page.id}`;
  }
  if (path?.startsWith("files")) return "materials";
  return path === undefined ? "check" : APPLICANT_PAGE;
}

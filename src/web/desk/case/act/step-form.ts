import {
  type FieldError,
  type FieldView,
  type FormatChecks,
  type FormData,
  type FormPage,
  toFormBody,
  validateForm,
  viewPage,
  visiblePages,
} from "../../../../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber } from "../../../../core/identifiers/index.ts";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import { answersOf, shownAnswers, type Typed } from "../../intake/form-answers.ts";
import type { ActView, DeskAct } from "./act-draft.ts";

export type StepForm = CaseView["stepForms"][number];

/** Acts that send along what the step's person wrote of the form. */
const WRITING: readonly DeskAct[] = ["accept", "settle", "agree", "disagree", "send-up", "enter-reply", "decide"];

export function isWriting(act: ActView["act"]): boolean {
  return WRITING.some((each) => each === act);
}

/** The form an act fills in; undefined where the step, or the act, writes nothing of it. */
export function stepFormOf(view: Pick<CaseView, "stepForms">, act: Pick<ActView, "act" | "visit">): StepForm | undefined {
  if (!isWriting(act.act)) return undefined;
  return view.stepForms.find(({ visit }) => visit === act.visit);
}

/** A form as it stands before anything is typed. */
export function typedFrom(form: StepForm | undefined, data: FormData): Typed {
  return { body: form === undefined ? {} : toFormBody(form.definition, data), rows: {} };
}

interface Asking {
  lang: "zh-CN" | "en";
  today: string;
}

/** The pages on which this step writes something, each with all the step may see there, as the answers stand now. */
export function stepPages(form: StepForm, typed: Typed, data: FormData, asking: Asking): { page: FormPage; fields: FieldView[] }[] {
  const answers = withKept(form, shownAnswers(form.definition, typed), data);
  return visiblePages(form.definition, answers, asking.today)
    .map((page) => ({ page, fields: viewPage(form.definition, page.id, answers, { ...asking, access: form.access }) }))
    .filter(({ fields }) => fields.some(isWritten));
}

function isWritten(view: FieldView): boolean {
  return !view.readOnly || view.parts.some(isWritten) || view.rows.flat().some(isWritten);
}

/** What this step only reads is shown as it stands, however old the draft is. */
function withKept({ definition, access }: StepForm, answers: FormData, data: FormData): FormData {
  const isRead = (id: string) =>
    (access[id] ?? access["*"]) === "read" &&
    !Object.entries(access).some(([path, right]) => right === "write" && path.startsWith(`${id}.`));
  const ids = definition.pages.flatMap((page) => page.fields.map((field) => field.id));
  const { ...kept } = answers as Record<string, unknown>;
  for (const id of ids.filter(isRead)) {
    if (data[id] === undefined) delete kept[id];
    else kept[id] = data[id];
  }
  return kept;
}

/** The answers to send, and what stands against them by the same judgement the server makes. */
export function judgeStepForm(
  form: StepForm,
  typed: Typed,
  data: FormData,
  asking: Asking & { words: (code: string) => string },
): { answers: FormData; errors: FieldError[] } {
  const answers = withKept(form, answersOf(form.definition, typed), data);
  const { lang, today, words } = asking;
  const checked = validateForm(form.definition, answers, { lang, today, access: form.access, previous: data, formats: formatsIn(words) });
  return { answers, errors: checked.ok ? [] : checked.errors };
}

function formatsIn(words: (code: string) => string): FormatChecks {
  const told = (kind: string, check: { ok: true } | { ok: false; fault: string }) =>
    check.ok ? undefined : words(`cases/${kind}-${check.fault}`);
  return {
    "identity-number": (text) => told("identity-number", checkIdentityNumber(text)),
    "credit-code": (text) => told("credit-code", checkCreditCode(text)),
  };
}

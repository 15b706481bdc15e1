import { type Access, type FormatChecks, type FormDefinition, validateForm } from "../../../core/forms/index.ts";
import { checkCreditCode, checkIdentityNumber, type Refused } from "../../../core/identifiers/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import { caseMessages } from "../messages.ts";
import type { CaseContext } from "./context.ts";

export type FormCheck =
  | { ok: true; data: Record<string, unknown> }
  | { ok: false; errors: { path: string; code: string; message: string }[] };

const FORMATS: FormatChecks = {
  "identity-number": (text, lang) => partOf(checkIdentityNumber(text), "identity-number", lang),
  "credit-code": (text, lang) => partOf(checkCreditCode(text), "credit-code", lang),
};

/** Judges form data on the server; paths are prefixed with `form.`. Fields a step may only read, or may not see, keep what they had. */
export function checkForm(
  definition: FormDefinition,
  data: Record<string, unknown>,
  { lang, today }: Pick<CaseContext, "lang" | "today">,
  limits: { access?: Access; previous?: Record<string, unknown>; page?: string } = {},
): FormCheck {
  const checked = validateForm(definition, data, { formats: FORMATS, lang, today, ...limits });
  if (checked.ok) return { ok: true, data: { ...checked.data } };
  return { ok: false, errors: checked.errors.map(({ path, code, message }) => ({ path: `form.${path}`, code, message })) };
}

function partOf(check: { ok: true } | Refused, kind: "identity-number" | "credit-code", lang: Lang): string | undefined {
  return check.ok ? undefined : caseMessages(lang)[`cases/${kind}-${check.fault}`];
}

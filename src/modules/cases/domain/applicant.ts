import { z } from "zod";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { Refusal } from "../../matters/index.ts";
import { type CaseMessageCode, caseMessages } from "../messages.ts";
import type { Applicant } from "../shared.ts";

type Faults = NonNullable<Refusal["fields"]>;

const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/;

/** Checks who applies: may such a person or organisation apply, and are their numbers whole (annexes §2)?  */
export function checkApplicant(applicant: Applicant, allowed: readonly Applicant["kind"][], lang: Lang): Faults {
  const faults: Faults = [];
  const fault = (path: string, code: CaseMessageCode) =>
    faults.push({ path: `applicant.${path}`, code, message: caseMessages(lang)[code] });
  if (!allowed.includes(applicant.kind)) fault("kind", `cases/not-for-${applicant.kind}`);
  if (applicant.name === "") fault("name", "cases/name-blank");
  const number = applicant.kind === "person" ? checkIdentityNumber(applicant.number) : checkCreditCode(applicant.number);
  if (applicant.number === "") fault("number", "cases/number-blank");
  else if (!number.ok) fault("number", `cases/${applicant.kind === "person" ? "identity-number" : "credit-code"}-${number.fault}` as const);
  if (!PHONE.test(applicant.phone)) fault("phone", "cases/phone");
  if (applicant.email && !z.email().safeParse(applicant.email).success) fault("email", "cases/email");
  if (applicant.agent) {
    const agent = checkIdentityNumber(applicant.agent.number);
    if (applicant.agent.name === "") fault("agent.name", "cases/name-blank");
    if (applicant.agent.number === "") fault("agent.number", "cases/number-blank");
    else if (!agent.ok) fault("agent.number", `cases/identity-number-${agent.fault}`);
    if (!PHONE.test(applicant.agent.phone)) fault("agent.phone", "cases/phone");
  }
  return faults;
}

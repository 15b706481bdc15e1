import { type Checked, normalised, refused } from "./check-result.ts";
import { checkOrganisationCode } from "./organisation-code.ts";

/** Digits and letters without I, O, S, V, Z, which are misread; a character's place is its value. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

export type CreditCodeCheck = Checked<{
  kind: "credit-code";
  region: string;
  /** Places 9–17; usually an organisation code with its own check. */
  organisationCode: string;
  /** The inner organisation code's check fails: not wrong by the standard, but worth a second look. */
  warnings: "organisation-code"[];
}>;

/** 统一社会信用代码 (GB 32100): managing department 1, category 1, region 6, body 9, check 1. */
export function checkCreditCode(given: string): CreditCodeCheck {
  const text = normalised(given);
  const kind = "credit-code";
  if (text.length !== 18) return refused(kind, "length", text);
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return refused(kind, "character", text);
  if (text[17] !== checkCharacter(text)) return refused(kind, "check", text);
  const organisationCode = text.slice(8, 17);
  const warnings: "organisation-code"[] = checkOrganisationCode(organisationCode).ok ? [] : ["organisation-code"];
  return { ok: true, kind, text, region: text.slice(2, 8), organisationCode, warnings };
}

function checkCharacter(text: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * ALPHABET.indexOf(text[index] ?? ""), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? "";
}

import { type Checked, normalised, refused } from "./check-result.ts";

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export type OrganisationCodeCheck = Checked<{ kind: "organisation-code" }>;

/** 组织机构代码 (GB 11714): 8 + check; the hyphen people write before the check is dropped. */
export function checkOrganisationCode(given: string): OrganisationCodeCheck {
  const text = normalised(given).replace(/^(.{8})-(.)$/, "$1$2");
  const kind = "organisation-code";
  if (text.length !== 9) return refused(kind, "length", text);
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return refused(kind, "character", text);
  return text[8] === checkCharacter(text) ? { ok: true, kind, text } : refused(kind, "check", text);
}

function checkCharacter(text: string): string {
  // Base 36 is the standard's own scale: A = 10 … Z = 35.
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number.parseInt(text[index] ?? "", 36), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

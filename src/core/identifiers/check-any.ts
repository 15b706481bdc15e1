import { normalised, type Refused, refused } from "./check-result.ts";
import { type CreditCodeCheck, checkCreditCode } from "./credit-code.ts";
import { checkIdentityNumber, type IdentityNumberCheck } from "./identity-number.ts";
import { checkIndexNumber, type IndexNumberCheck } from "./index-number.ts";
import { checkItemCode, type ItemCodeCheck } from "./item-code.ts";
import {
  type CaseNumberCheck,
  type CatalogueCodeCheck,
  checkCaseNumber,
  checkCatalogueCode,
  checkTaskCode,
  type TaskCodeCheck,
} from "./national-codes.ts";
import { checkOrganisationCode, type OrganisationCodeCheck } from "./organisation-code.ts";
import { checkRegionCode, type RegionCheck } from "./region-code.ts";

export type AnyCheck =
  | IdentityNumberCheck
  | CreditCodeCheck
  | OrganisationCodeCheck
  | RegionCheck
  | ItemCodeCheck
  | CatalogueCodeCheck
  | TaskCodeCheck
  | CaseNumberCheck
  | IndexNumberCheck
  | Refused;

/** One check a kind: adding a kind is one line here and one in `IdentifierKind`. */
export const CHECKS = {
  "identity-number": checkIdentityNumber,
  "credit-code": checkCreditCode,
  "organisation-code": checkOrganisationCode,
  "region-code": checkRegionCode,
  "item-code": checkItemCode,
  "catalogue-code": checkCatalogueCode,
  "task-code": checkTaskCode,
  "case-number": checkCaseNumber,
  "index-number": checkIndexNumber,
} as const;

/**
 * Guesses the kind by length and shape, and checks. Where two kinds share a length, the first that passes is taken;
 * if none does, the answer is about the kind the text looks like.
 */
export function checkAny(given: string): AnyCheck {
  const [likeliest, ...others] = candidates(normalised(given));
  if (!likeliest) return refused("unknown", "length", normalised(given));
  const first = likeliest(given);
  if (first.ok) return first;
  return others.map((check) => check(given)).find((result) => result.ok) ?? first;
}

function candidates(text: string): ((given: string) => AnyCheck)[] {
  if (/[/]|-\d{4}-\d/.test(text)) return [checkIndexNumber];
  if (/-[A-Z]{2}-/.test(text)) return [checkItemCode];
  switch (text.length) {
    case 6:
      return [checkRegionCode];
    case 9:
      return [checkOrganisationCode, checkRegionCode];
    case 10:
      return text[8] === "-" ? [checkOrganisationCode] : [];
    case 12:
      return [checkRegionCode, checkCatalogueCode];
    case 18:
      return /^\d{17}[\dX]$/.test(text) ? [checkIdentityNumber, checkCreditCode] : [checkCreditCode];
    case 20:
    case 43:
      return [checkCaseNumber];
    case 31:
      return [checkTaskCode];
    default:
      // Near misses of the two numbers people type most; a region's or a code's length alone says nothing.
      return text.length >= 15 && text.length <= 19 ? nearMiss(text) : [];
  }
}

function nearMiss(text: string): ((given: string) => AnyCheck)[] {
  return /^\d+X?$/.test(text) ? [checkIdentityNumber] : [checkCreditCode];
}

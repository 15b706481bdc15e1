/**
 * The identifiers core: numbers that carry a check (annexes §1–3), masking of personal data (practice §9), and templates of
 * the numbers we give. Pure; a refusal is a value that says which part is wrong.
 */
export { asPrinted } from "./as-printed.ts";
export { type AnyCheck, CHECKS, checkAny } from "./check-any.ts";
export type { Checked, FailedPart, IdentifierKind, Refused } from "./check-result.ts";
export { type CreditCodeCheck, checkCreditCode } from "./credit-code.ts";
export { checkIdentityNumber, generateIdentityNumber, type IdentityNumberCheck, type IdentityNumberParts } from "./identity-number.ts";
export { checkIndexNumber, type IndexNumberCheck } from "./index-number.ts";
export { checkItemCode, type ItemCodeCheck } from "./item-code.ts";
export { type MaskingPolicy, maskAddress, maskEmail, maskIdentityNumber, maskName, maskPhone } from "./masking.ts";
export {
  type CaseNumberCheck,
  type CatalogueCodeCheck,
  checkCaseNumber,
  checkCatalogueCode,
  checkTaskCode,
  type TaskCodeCheck,
} from "./national-codes.ts";
export {
  type NumberResult,
  type NumberTemplate,
  type NumberValues,
  numberScope,
  parseNumberTemplate,
  renderNumber,
  type ScopeResult,
  type TemplateResult,
} from "./number-template.ts";
export { checkOrganisationCode, type OrganisationCodeCheck } from "./organisation-code.ts";
export { checkRegionCode, type RegionCheck, type RegionLevel } from "./region-code.ts";

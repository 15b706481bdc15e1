/**
 * Licences (证照, 六(五)): the life of what the county grants. A licence is a matter of its own, opened when a case gives a document that is one; the
 * register, the public list and what a code says today follow from its journal. Tables: schema `licences`. Events: `licence/…`.
 */
export { checkPaper, type PaperChecked } from "./check-paper.ts";
export type { LicenceOwn } from "./domain/own.ts";
export { exportLicences } from "./export-licences.ts";
export { followLicences } from "./follow-cases.ts";
export { heldLicence } from "./held-licence.ts";
export { keepRegister } from "./keep-register.ts";
export { LICENCE_KIND_NAME, licenceMatters } from "./licence-kind.ts";
export { type LicenceQuery, licenceList, publicLicences } from "./list-licences.ts";
export { endingPaperOfCase, licencesGiven } from "./of-case.ts";
export { type LicencePerformed, type LicenceRequest, performLicence } from "./perform-licence.ts";
export { sweepReminders } from "./remind.ts";
export { holderOfLicence, licencePaperFile, licenceView } from "./view-licence.ts";

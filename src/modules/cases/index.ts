/**
 * Cases (办件): applications and everything done to them until they end. `performCase` is the only way to change one; its rules are the table
 * in `domain/acts.ts`. Tables: cases.case (what lists read), cases.draft. Events: `case/…` in the journal of `matters`.
 */

export { annotate, annotationSchema, annotationsOf, removeAnnotation, sealAnnotationsAnew } from "./annotations.ts";
export { type BundleFault, type BundleReport, checkBundle } from "./bundle/check-bundle.ts";
export { bundleFingerprint, caseBundle, caseRecordPdf } from "./bundle/write-bundle.ts";
export {
  type AttachmentStored,
  fileOfCase,
  type MaterialStored,
  type OfficePages,
  officePages,
  storeAttachment,
  storeMaterial,
} from "./case-file.ts";
export { type CaseFilter, narrowed } from "./case-filter.ts";
export { applicantIndex, CASE_KIND_NAME, caseKind, caseMatters, nameIndex } from "./case-kind.ts";
export { caseRows } from "./case-rows.ts";
export { checkCode, checkDocument, type DocumentChecked, plainNumber } from "./check-document.ts";
export { clockNames } from "./clock-names.ts";
export { clockViews } from "./clock-view.ts";
export { bearsNameOf, contactOfApplicant } from "./contact-of-applicant.ts";
export { type DocumentRow, documentRows } from "./document-rows.ts";
export { isBounded } from "./domain/bounded-input.ts";
export { readerRights } from "./domain/form-rights.ts";
export type { CaseOwn, CasePersonal, LicenceAsked, TakenOver } from "./domain/own.ts";
export { answersIn } from "./domain/own.ts";
export { isNobodys, whyNot } from "./domain/people/nobody-now.ts";
export { aboutVisit } from "./domain/side-tasks.ts";
export { receives } from "./domain/window.ts";
export { type Draft, type DraftContent, dropDraft, loadDraft, saveDraft, settleDraft, sweepDrafts } from "./draft.ts";
export { explainClock } from "./explain-clock.ts";
export { heldForNobody, holdFilesAnew } from "./hold-files-anew.ts";
export { itemOfCase } from "./item-of-case.ts";
export { type KnownApplicant, knownApplicant } from "./known-applicant.ts";
export { type CaseNumbers, mintNumbers } from "./numbers.ts";
export { followOverruns, overrunsDue, sweepOverruns } from "./overruns.ts";
export { remedyOf } from "./paper-facts.ts";
export { type PaperAtWindow, papersAt } from "./papers-at.ts";
export { type CasePerformed, type CaseRequest, performCase } from "./perform-case.ts";
export { type BatchResult, performMany } from "./perform-many.ts";
export { previewTemplate } from "./preview-template.ts";
export { REHEARSED_NUMBERS, type Rehearsal, rehearseCases } from "./rehearse-cases.ts";
export { sweepReleased } from "./release-tasks.ts";
export { resultsAt } from "./results-at.ts";
export { consentAtWindow, consentInCase, stopAtWindow, type WindowPapers } from "./reuse/at-window.ts";
export { mayProve, papersByConsent, proveByCode, sendReuseCode } from "./reuse/phone-code.ts";
export { stopByOwner } from "./reuse/uses.ts";
export { type RunningQuery, runningCases } from "./running-list.ts";
export { dropFilter, savedFilters, saveFilter } from "./saved-filters.ts";
export { searchCases } from "./search-cases.ts";
export { sweepDeemed, sweepExpired, sweepRenewals, sweepTimers } from "./sweep.ts";
export { publicResults, type Tracked, track, trackedView } from "./track-case.ts";
export { uploadProof } from "./upload-proof.ts";
export { usualItems } from "./usual-items.ts";
export { caseView, type Shown, viewOf } from "./view-case.ts";
export { caseDocuments, documentFile, previewDocument, previewDocumentPdf } from "./view-documents.ts";
export { recordSight, sightOf } from "./visibility.ts";
export { type Box, type WorklistPage, type WorklistQuery, worklist } from "./worklist.ts";

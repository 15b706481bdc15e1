/** Browser-safe door of cases: states, commands, and the views that portal and desk show. */

export type { SheetPage, WordBlock, WordRun } from "../../platform/office/index.ts";
export { BATCH_ACTS, type BatchAct, MOST_AT_ONCE, MOST_SAVED_FILTERS, type SavedFilter, savedFilterSchema } from "./at-lists.ts";
export {
  type Applicant,
  CASE_STATES,
  type CaseCommandInput,
  type CaseCommandName,
  type CaseState,
  CHANNELS,
  type Channel,
  caseCommands,
  type HandedIn,
  type MaterialFile,
  materialFileSchema,
  type ReusedFrom,
  type ReuseManner,
} from "./case-input.ts";
export { actsAtRole } from "./domain/acts.ts";
export { OPINION_ACTS } from "./domain/buttons.ts";
export type { CaseFees, FeeLine } from "./domain/fees.ts";
export { RENEWAL_DAYS } from "./domain/renewal-days.ts";
export { type CaseMessageCode, caseMessages } from "./messages.ts";
export { caseTermsEn } from "./terms.en.ts";
export { caseTerms } from "./terms.ts";
export { caseTermsZhCN } from "./terms.zh-CN.ts";
export type {
  ActView,
  AnnotationView,
  BallotView,
  CaseRow,
  CaseView,
  CheckedDocument,
  ClockDerivation,
  ClockView,
  DocumentLine,
  DocumentsView,
  FileView,
  FormLine,
  LicenceAskedView,
  MadeDocument,
  MaterialView,
  PaperUses,
  ResultRow,
  ReusablePaper,
  ReusedView,
  SituationView,
  StepForm,
  Target,
  TimelineEntry,
  TrackView,
  VoterView,
} from "./views.ts";

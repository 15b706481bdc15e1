/**
 * Electronic forms: definitions as data, judged by the same pure code on the server and in the browser. No tables, no events, no clock
 * (`today` is a parameter). Format, kinds and rules: `docs/forms.md`.
 */

export { answersFor, applicantAccess, askedForm, fieldPaths, formFor, hiddenButNeeded, type Right, staffPaths } from "./access.ts";

export { type AnswerName, answerNames } from "./answer-names.ts";
export { type Attached, attachmentAt, attachmentsIn, renameAttachments } from "./attachments.ts";
export { checkDefinition, type DefinitionCheck } from "./check-definition.ts";
export { compareData, type Difference, isSame } from "./compare.ts";
export {
  type Access,
  type ApplicantType,
  type FieldKind,
  type FormData,
  type FormDefinition,
  type FormField,
  type FormPage,
  type Language,
  type Option,
  type Text,
  textIn,
} from "./definition.ts";
export type { DefinitionProblem, DefinitionProblemCode } from "./definition-messages.ts";
export type { FormatChecks, JsonSchema, Setting } from "./field-kind.ts";
export { FORM_KEYWORD, fromJsonSchema, toJsonSchema } from "./json-schema.ts";
export { FIELD_KINDS, type KindFacts, kindFacts } from "./kind-facts.ts";
export { MAX_ATTACHMENT_BYTES } from "./kinds/attachment.ts";
export { moneyText } from "./kinds/money.ts";
export type { ProblemCode } from "./messages.ts";
export { type FieldView, type PageViewOptions, viewPage } from "./page-view.ts";
export { firstIncompletePage, pruneAnswers, visiblePages } from "./pages.ts";
export { answerRenamer, renameField } from "./rename-field.ts";
export { type FormBody, type RowAction, readSubmission, type Submission, type SubmissionOptions, toFormBody } from "./submission.ts";
export { checkSuccession, placesOf } from "./succession.ts";
export { personalPaths, type SummaryLine, type SummaryOptions, summarise } from "./summary.ts";
export { type FieldError, type Validation, type ValidationOptions, validateForm } from "./validate.ts";

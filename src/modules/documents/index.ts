/**
 * Documents (文书, K5): templates a county edits on screen, and what is made of them: one source for PDF and DOCX, numbered, with a code to
 * check it by. Knows no case: whoever has one gives its facts. Which documents a case has is the case's own. Tables: documents.template, seal.
 * Live channel: `documents` (templates changed).
 */

export { type AskFault, checkAsked, writtenSoFar } from "./domain/asks.ts";
export { sentence } from "./domain/formats.ts";
export { lastDayOf } from "./domain/valid-until.ts";
export type { LicenceFacts } from "./licence-facts.ts";
export {
  asksOf,
  type MadePaper,
  makePaper,
  type PaperOrder,
  type PaperRefusal,
  previewPaper,
  previewPdf,
  recordPdf,
  type Validity,
} from "./make-paper.ts";
export { documentMessages } from "./messages.ts";
export { checkTemplate, saveTemplate, type TemplateSaved } from "./save-template.ts";
export { type SealBorne, type SealSaved, saveSeal, sealsView } from "./seals.ts";
export type { Template, TemplateInForce } from "./template.ts";
export { sampleFacts, templatesInForce } from "./templates.ts";
export { listTemplates, templateVersion, templateView } from "./view-templates.ts";

/** Browser-safe door of documents: what a template is, what a filled-in document is, and their words. */
import type { SealKind } from "./domain/seal-kind.ts";
import type { AUDIENCES, STAGES, Template } from "./template.ts";

export type { AskPart } from "./domain/ask-faults.ts";
export { ASK_KINDS, ASK_LIMITS, type Ask, type AskKind, type AskValue, isListKind, MEMBERS } from "./domain/asks.ts";
export type { TemplateFault } from "./domain/required.ts";
export { SEAL_KINDS, type SealKind } from "./domain/seal-kind.ts";
export { type DocumentMessageCode, documentMessages } from "./messages.ts";
export type { Paper, PaperBlock } from "./paper.ts";
export { AUDIENCES, type BlockKind, STAGES, type Template, type TemplateBlock } from "./template.ts";

/** What texts of a template may name: fields in groups, and lists with the members of a row. data/documents/fields.json. */
export interface FieldCatalogue {
  groups: { name: string; fields: { field: string; name: string }[] }[];
  lists: { list: string; name: string; members: { field: string; name: string }[] }[];
}

/** First names of everything a case tells a document; `row` and `index` inside lists. */
export const FACT_NAMES: ReadonlySet<string> = new Set([
  "applicant",
  "case",
  "item",
  "department",
  "window",
  "officer",
  "materials",
  "lacks",
  "later",
  "decision",
  "refusal",
  "special",
  "extension",
  "ending",
  "sentUp",
  "reply",
  "delivery",
  "remedy",
  "fees",
  "licence",
  "entered",
  "steps",
  "answers",
  "form",
  "document",
  "row",
  "index",
]);

/** A template in the list of the county. */
export interface TemplateRow {
  code: string;
  name: string;
  stage: (typeof STAGES)[number];
  audience: (typeof AUDIENCES)[number];
  version: number;
  savedAt: string | null;
  savedBy: string | null;
}

/** A seal of an organisation as it is now (a data address), and who put in or took out which. */
export interface SealView {
  kind: SealKind;
  image: string | null;
  diameter: number | null;
  versions: { version: number; savedAt: string; savedBy: string; taken: boolean }[];
}

export interface TemplateVersion {
  version: number;
  savedAt: string | null;
  savedBy: string | null;
  note: string;
}

/** A template to edit: as it is in force, what the law wants of it, what its texts may name, and its earlier versions. */
export interface TemplateView {
  template: Template;
  version: number;
  /** Whether the reader may put a new version in force. */
  mayEnable: boolean;
  required: { law: string; labels: string[] };
  fields: FieldCatalogue;
  versions: TemplateVersion[];
}

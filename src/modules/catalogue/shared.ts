/** Browser-safe door of the catalogue: what an item (事项) is. */
import type { FormDefinition } from "../../core/forms/index.ts";
import type { LicenceAct } from "./domain/licence-for.ts";

export { CHOICES, MOST_SITUATIONS } from "./domain/check-situations.ts";
export { LICENCE_ACTS, type LicenceAct, licenceFor } from "./domain/licence-for.ts";
export { judgeAnswers, knownAnswers, materialsFor, situationLines, situationsOf } from "./domain/situations.ts";
export { catalogueMessages } from "./messages.ts";
export { THEMES } from "./themes.ts";

export type ItemClass = "power" | "convenience" | "disclosure";

/** Item types and their letters (annexes 1.2), in the order of the head counts. */
export const ITEM_TYPES = ["XK", "ZS", "SP", "QR", "DL", "QT", "FW", "CF"] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** 即办件, 承诺件, 补办件, 上报件, 联办件 (五(一), annexes §5). */
export const CASE_KINDS = ["instant", "promised", "deferred", "forwarded", "joint"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export interface ItemTerm {
  amount: number;
  unit: "workday" | "day";
}

export interface LegalBasis {
  /** 1 law … 5 other normative document; the guide lists the highest rank first. */
  rank: 1 | 2 | 3 | 4 | 5;
  document: string;
  article: string;
  text: string;
}

/** 情形: one question whose answer says which papers are needed; answered before anything else, with one choice. */
export interface Situation {
  id: string;
  question: string;
  help?: string;
  choices: { id: string; label: string }[];
}

/** Answers to the questions of an item: situation id → choice id. */
export type SituationAnswers = Record<string, string>;

export interface ItemMaterial {
  code: string;
  name: string;
  form: "original" | "copy" | "either";
  necessity: "required" | "optional" | "later";
  copies: number;
  source: string;
  /** What makes it acceptable (受理标准), told to applicant and clerk. */
  standard: string;
  /** Endings an upload may have. */
  accept: string[];
  /** In which situations it is asked for: every question named must be answered with one of its choices. Absent: always. */
  when?: Record<string, string[]>;
  /** Whether one given before, or issued here, will do again with its owner's consent (K9). Absent: it is asked for anew each time. */
  reuse?: MaterialReuse;
}

export interface MaterialReuse {
  /** Months since it was given or issued for which it will do; null: as long as it holds. */
  months: number | null;
  /** What paper it is, where others call it otherwise; its name without. */
  as?: string;
}

export interface ItemFee {
  name: string;
  /** Integer fen; null where it is worked out by the published standard (`unit` says how). */
  amount: number | null;
  unit: string;
  basis: string;
}

export interface ServicePlace {
  name: string;
  address: string;
  hours: string;
  phone: string;
}

/** Where an application may be handed in; decides which organisation's window receives it. */
export type IntakePlace = "hall" | "department" | "township" | "village";

/**
 * 变更、延续 (行政许可法 49, 50): the licence of item `of` whose number the form's field `field` asks for is replaced by the one this item gives. `years`:
 * for how many a licence of this item holds, null without limit; left out, as its template says. `by-answer`: one item for all of it; the answer to
 * its question `situation` says which operation a case is, and `of` may be blank: licences of the item itself.
 */
export type LicenceSetting =
  | { act: "grant"; years?: number | null | undefined }
  | { act: "change" | "renewal"; of: string; field: string; years?: number | null | undefined }
  | {
      act: "by-answer";
      situation: string;
      /** Choice → operation; a choice left out asks for a new licence. */
      answers: Record<string, LicenceAct>;
      of: string;
      field: string;
      years?: number | null | undefined;
    };

/** One immutable version of an item: everything a case needs for life (附录1 A1, design §1). */
export interface ItemPackage {
  name: string;
  summary: string;
  class: ItemClass;
  type: ItemType;
  sector: string;
  kind: CaseKind;
  /** Organisation code of the department that handles it (办理部门), its section, and the 办理主体 with its nature. */
  department: string;
  section: string;
  body: string;
  nature: "statutory" | "authorised" | "entrusted";
  principal?: string;
  objects: ("person" | "organisation")[];
  /** Theme codes, `person-005` or `organisation-010` (practice §2). */
  themes: string[];
  bases: LegalBasis[];
  conditions: string[];
  /** 情形 (五(五)): what the applicant is asked first, at most six. */
  situations?: Situation[];
  materials: ItemMaterial[];
  fees: ItemFee[];
  statutory: ItemTerm;
  promise: ItemTerm;
  /** 联办件: further departments taking part, each with its own limit in the process. */
  jointUnits: string[];
  intake: IntakePlace[];
  online: boolean;
  places: ServicePlace[];
  phone: string;
  complaintPhone: string;
  faqs: { question: string; answer: string }[];
  forms: { number: string; name: string; summary: string; instructions: string }[];
  /** Documents (文书) made on the way, by stage. */
  /** `required` 必须出具: the act it belongs to waits for it. */
  documents: { code: string; name: string; stage: "receive" | "during" | "decide" | "deliver"; required?: boolean | undefined }[];
  result: { name: string; kind: "certificate" | "document" | "approval" } | null;
  resultsPublic: boolean;
  /** What a grant does with licences; left out: it gives a new one where the item's documents hold one. */
  licence?: LicenceSetting | undefined;
  /** Special procedures (特别程序) allowed, with their legal ground and the most working days. */
  specialProcedures: { kind: string; name: string; ground: string; maximum: number }[];
  /** Natural days an applicant has for corrections (补正). */
  supplementDays: number;
  form: FormDefinition;
  /** BPMN 2.0 XML; compiled on publishing. */
  process: string;
}

export interface ItemEntry {
  code: string;
  name: string;
  class: ItemClass;
  type: ItemType;
  sector: string;
  department: string;
  departmentName: string;
  kind: CaseKind;
  online: boolean;
  /** First letters of the name in pinyin, for the alphabetical order. */
  initial: string;
}

export interface DisclosureNode {
  code: string;
  group: string;
  name: string;
  number: number;
  department: string | null;
}

/** How many items stand under one value of a filter. */
export interface DirectoryCount {
  value: string;
  count: number;
}

/** The multi-level directory (P3): how many items stand under each value of each filter, values in the order in which they are shown. */
export interface Directory {
  total: number;
  classes: DirectoryCount[];
  types: DirectoryCount[];
  sectors: DirectoryCount[];
  departments: (DirectoryCount & { name: string })[];
  objects: DirectoryCount[];
  themes: DirectoryCount[];
  initials: DirectoryCount[];
}

/** What stands against publishing a package: where (path of the field, or `process` with the element), and why. Texts: `messages.ts`. */
export interface PackageFault {
  path: string;
  code: string;
  /** Element of the process, or what in the field is meant. */
  element?: string;
  detail?: string;
}

/** Filters of the item list (P3). All optional; combined with AND. */
export interface ItemFilter {
  class?: ItemClass;
  sector?: string;
  type?: ItemType;
  department?: string;
  object?: "person" | "organisation";
  theme?: string;
  initial?: string;
  /** Substring of name, code or pinyin initials. */
  text?: string;
}

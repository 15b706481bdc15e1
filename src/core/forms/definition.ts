/**
 * What a form is: pages of fields, plain JSON, the same for server, desk and other counties. `docs/forms.md` explains each setting.
 * Rules (`shownWhen`, `required`, `computed`) are FEEL over the answers by field id; inside a group or table row the neighbours come first.
 */

export type Language = "zh-CN" | "en";

/** A text people read. Chinese is always there, English where somebody wrote it. */
export interface Text {
  readonly "zh-CN": string;
  readonly en?: string;
}

export type FieldKind =
  | "text"
  | "long-text"
  | "number"
  | "money"
  | "date"
  | "period"
  | "choice"
  | "choices"
  | "yes-no"
  | "region"
  | "identity-number"
  | "credit-code"
  | "phone"
  | "email"
  | "staff"
  | "applicant"
  | "group"
  | "table"
  | "attachment"
  | "explanation"
  | "section"
  | "signature"
  | "computed";

export interface Option {
  readonly value: string;
  readonly label: Text;
}

export type ApplicantType = "person" | "organisation";

/** One field. Which settings belong to which kind is in the register of kinds; `checkDefinition` refuses the others. */
export interface FormField {
  /** `[A-Za-z][A-Za-z0-9_]*`, unique on its level; the name of the answer in data and in rules. */
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Text;
  readonly hint?: Text;
  /** `true`, or FEEL that says when. */
  readonly required?: boolean | string;
  /** FEEL; an answer that isn't shown is pruned. */
  readonly shownWhen?: string;
  /** FEEL; the answer is worked out, never taken from what was sent. */
  readonly computed?: string;
  /** Personal data (masked, encrypted, erased). Identity numbers, phones and the like are personal without saying so. */
  readonly personal?: boolean;
  /** text, long-text: characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** number; money in fen. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** number: digits after the point, 0 to 6. */
  readonly decimals?: number;
  /** number: the unit shown after it. */
  readonly unit?: Text;
  /** date, period: YYYY-MM-DD or "today". */
  readonly earliest?: string;
  readonly latest?: string;
  /** choice, choices; region where only some are meant. */
  readonly options?: readonly Option[];
  /** region: code prefix the answer must lie under. */
  readonly under?: string;
  /** group, table. */
  readonly fields?: readonly FormField[];
  /** choices, table, attachment. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** attachment: endings such as "pdf", "jpg"; size of one file in bytes. */
  readonly accept?: readonly string[];
  readonly maxBytes?: number;
  /** applicant: who may apply; both when left out. */
  readonly applicants?: readonly ApplicantType[];
  /** explanation: what is explained; signature: what is signed. */
  readonly text?: Text;
  /** computed: how the result reads. */
  readonly shownAs?: "text" | "number" | "money" | "date" | "yes-no";
}

export interface FormPage {
  readonly id: string;
  readonly title: Text;
  readonly fields: readonly FormField[];
  /** FEEL; a page that isn't shown has no answers. */
  readonly shownWhen?: string;
  /** For the staff: never asked of an applicant, written at the steps whose process allows it. */
  readonly staff?: boolean;
}

export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly pages: readonly FormPage[];
}

/** Answers by field id: texts, numbers, booleans, lists of texts, blocks, lists of rows. Unanswered fields are absent. */
export type FormData = Readonly<Record<string, unknown>>;

/** What one person may do with a field; `"*"` speaks for all fields not named, which may be written otherwise. */
export type Access = Readonly<Record<string, "read" | "write" | "hidden">>;

/** The text in a language, or in Chinese where it was never translated. */
export function textIn(text: Text, lang: Language): string {
  return (lang === "en" ? text.en : undefined) ?? text["zh-CN"];
}

/** What a kind of field must know. Five shapes: one answer, many texts, a block of parts, rows of parts, or no answer at all. */
import type { FormField, Language } from "./definition.ts";
import type { AskVerb, ProblemCode } from "./messages.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Checks of codes that core/identifiers knows better: undefined when right, else plain words. By kind: "identity-number", "credit-code", "phone" … */
export type FormatChecks = Readonly<Record<string, (text: string, lang: Language) => string | undefined>>;

export interface CheckContext {
  readonly lang: Language;
  /** YYYY-MM-DD, for `earliest`, `latest` and `today()`. */
  readonly today?: string | undefined;
  readonly formats: FormatChecks;
}

export interface FormatContext {
  readonly lang: Language;
  /** Names of region codes; the code itself is shown without it. */
  readonly regionName?: ((code: string) => string | undefined) | undefined;
}

/** What is wrong with an answer. `words` stands instead of the catalogue's message; `part` points into a block. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly words?: string;
  readonly part?: string;
}

export type Checked = { readonly value: unknown } | { readonly problem: Problem };

export function accepted(value: unknown): Checked {
  return { value };
}

export function refused(code: ProblemCode, detail?: string, words?: string): Checked {
  return { problem: { code, ...(detail === undefined ? {} : { detail }), ...(words === undefined ? {} : { words }) } };
}

/** Settings a definition may give, beyond id, kind, label, hint, required, shownWhen, computed, personal. */
export type Setting = Exclude<keyof FormField, "id" | "kind" | "label" | "hint" | "required" | "shownWhen" | "computed" | "personal">;

interface KindBase {
  readonly settings: readonly Setting[];
  /** Settings (or `computed`) that can't be left out. */
  readonly needs?: readonly (Setting | "computed")[];
  /** Personal data whether the definition says so or not. */
  readonly personal?: boolean;
  /** How people are asked for it when it is missing. */
  readonly ask: AskVerb;
}

export interface OneAnswer extends KindBase {
  readonly shape: "one";
  readonly schema: (field: FormField) => JsonSchema;
  /** Submitted text, never empty → value; unreadable text stays text, so that `check` can say so and the page can show it again. */
  readonly read: (text: string, field: FormField) => unknown;
  /** The inverse of `read`. */
  readonly write: (value: unknown, field: FormField) => string;
  /** Judges and cleans. Cleaning twice changes nothing. */
  readonly check: (value: unknown, field: FormField, context: CheckContext) => Checked;
  readonly format: (value: unknown, field: FormField, context: FormatContext) => string;
  /** Fits a computed result to the kind before it is checked. */
  readonly fit?: (value: unknown, field: FormField) => unknown;
}

export interface ManyTexts extends KindBase {
  readonly shape: "many";
  readonly schema: (field: FormField) => JsonSchema;
  readonly check: (value: unknown, field: FormField, context: CheckContext) => Checked;
  readonly format: (value: unknown, field: FormField, context: FormatContext) => string;
}

export type Answers = Readonly<Record<string, unknown>>;

interface Parted extends KindBase {
  readonly parts: (field: FormField) => readonly FormField[];
  /** What can only be judged over several parts (of the block, or of one row), once each part is right. */
  readonly check?: (answers: Answers, field: FormField, context: CheckContext) => Problem | undefined;
}

export interface Block extends Parted {
  readonly shape: "block";
  /** Required parts are required even if the block itself isn't said to be. */
  readonly transparent?: boolean;
  /** Reads as one line; without it each part has its own. */
  readonly format?: (answers: Answers, field: FormField, context: FormatContext) => string;
}

export interface Rows extends Parted {
  readonly shape: "rows";
  readonly maxItems: number;
  readonly format?: (rows: readonly Answers[], field: FormField, context: FormatContext) => string;
}

export interface NoAnswer extends KindBase {
  readonly shape: "none";
}

export type Kind = OneAnswer | ManyTexts | Block | Rows | NoAnswer;

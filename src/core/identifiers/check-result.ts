export type IdentifierKind =
  | "identity-number"
  | "credit-code"
  | "organisation-code"
  | "region-code"
  | "item-code"
  | "catalogue-code"
  | "task-code"
  | "case-number"
  | "index-number";

/** Which part of a number is wrong; the first that fails, in the order in which a person would look. */
export type FailedPart = "length" | "character" | "region" | "date" | "sequence" | "check";

export interface Refused {
  ok: false;
  kind: IdentifierKind | "unknown";
  code: `identifiers/${FailedPart}`;
  fault: FailedPart;
  /** The text as it was judged: trimmed, and in upper case where the standard wants it. */
  text: string;
}

export type Checked<Facts extends object> = ({ ok: true; text: string } & Facts) | Refused;

export function refused(kind: Refused["kind"], fault: FailedPart, text: string): Refused {
  return { ok: false, kind, code: `identifiers/${fault}`, fault, text };
}

/** What every check but the item code's does first (annex §2). */
export function normalised(text: string): string {
  return text.trim().toUpperCase();
}

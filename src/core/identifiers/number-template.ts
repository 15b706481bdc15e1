/**
 * Templates of the numbers people see (annexes §1.1, §1.3, §3, §7): text with tokens in braces, e.g.
 * `{area8}{dept2}-{type2}-{seq:4}`. Pure: the next sequence number is minted elsewhere, under `scope`.
 */
export interface NumberTemplate {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

type Piece =
  | { kind: "text"; text: string }
  | { kind: "day"; token: DayToken }
  | { kind: "value"; name: string; length: number | undefined }
  | { kind: "sequence"; digits: number };

type DayToken = keyof typeof DAY_TOKENS;

const DAY_TOKENS = {
  yyyy: (date: string) => date.slice(0, 4),
  yyyyMM: (date: string) => date.slice(0, 7).replace("-", ""),
  yyyyMMdd: (date: string) => date.replaceAll("-", ""),
} as const;

export type TemplateResult =
  | { ok: true; template: NumberTemplate }
  | { ok: false; code: "identifiers/template-token" | "identifiers/template-sequence"; token: string };

/**
 * Reads a template. Tokens: `yyyy`, `yyyyMM`, `yyyyMMdd`; `seq:N` exactly once (N = digits, 1–12); every other name is a value
 * to be given, and digits at its end are its length (`area8`, `dept2`, `uscc18`).
 */
export function parseNumberTemplate(text: string): TemplateResult {
  const pieces: Piece[] = [];
  for (const part of text.split(/(\{[^{}]*\})/).filter((part) => part !== "")) {
    const piece = readPiece(part);
    if (!piece) return { ok: false, code: "identifiers/template-token", token: part };
    pieces.push(piece);
  }
  if (pieces.filter(({ kind }) => kind === "sequence").length !== 1)
    return { ok: false, code: "identifiers/template-sequence", token: text };
  return { ok: true, template: { text, pieces } };
}

export interface NumberValues {
  /** The day of minting, `YYYY-MM-DD`. */
  date: string;
  /** By token name: `{ area8: "61099900", dept2: "MZ" }`. */
  values: Readonly<Record<string, string>>;
}

export type ScopeResult =
  | { ok: true; scope: string }
  | { ok: false; code: "identifiers/value-missing" | "identifiers/value-length"; token: string };

/**
 * The key of the counter: the number with its sequence left open, e.g. `61099900MZ-XK-{seq}`. Numbers that would look alike
 * thus always share a counter, whatever templates they come from, so they can't collide; a day or year in the
 * template starts a new counter by itself.
 */
export function numberScope(template: NumberTemplate, given: NumberValues): ScopeResult {
  let scope = "";
  for (const piece of template.pieces) {
    if (piece.kind === "sequence") scope += "{seq}";
    else {
      const text = textOf(piece, given);
      if (typeof text !== "string") return text;
      scope += text;
    }
  }
  return { ok: true, scope };
}

export type NumberResult =
  | { ok: true; number: string; scope: string }
  | Exclude<ScopeResult, { ok: true }>
  | { ok: false; code: "identifiers/sequence-overflow"; token: string };

/** The number for a sequence (≥ 1). One that no longer fits its digits is refused: it would neither sort nor pass its check. */
export function renderNumber(template: NumberTemplate, given: NumberValues, sequence: number): NumberResult {
  const scope = numberScope(template, given);
  if (!scope.ok) return scope;
  const digits = template.pieces.find((piece) => piece.kind === "sequence")?.digits ?? 0;
  if (!Number.isSafeInteger(sequence) || sequence < 1 || String(sequence).length > digits) {
    return { ok: false, code: "identifiers/sequence-overflow", token: `seq:${digits}` };
  }
  return { ok: true, number: scope.scope.replace("{seq}", String(sequence).padStart(digits, "0")), scope: scope.scope };
}

function readPiece(part: string): Piece | undefined {
  if (!/[{}]/.test(part)) return { kind: "text", text: part };
  const sequence = /^\{seq:(\d{1,2})\}$/.exec(part)?.[1];
  if (sequence !== undefined)
    return Number(sequence) >= 1 && Number(sequence) <= 12 ? { kind: "sequence", digits: Number(sequence) } : undefined;
  const value = /^\{([A-Za-z][A-Za-z_]*)(\d{1,2})?\}$/.exec(part);
  if (!value?.[1] || value[1] === "seq") return undefined;
  if (isDayToken(value[1]) && !value[2]) return { kind: "day", token: value[1] };
  return { kind: "value", name: `${value[1]}${value[2] ?? ""}`, length: value[2] ? Number(value[2]) : undefined };
}

function isDayToken(name: string): name is DayToken {
  return Object.hasOwn(DAY_TOKENS, name);
}

function textOf(piece: Exclude<Piece, { kind: "sequence" }>, { date, values }: NumberValues): string | Exclude<ScopeResult, { ok: true }> {
  if (piece.kind === "text") return piece.text;
  if (piece.kind === "day") return DAY_TOKENS[piece.token](date);
  const value = values[piece.name];
  if (!value) return { ok: false, code: "identifiers/value-missing", token: piece.name };
  // Braces would forge the scope key's open place.
  if (/[{}]/.test(value) || (piece.length !== undefined && [...value].length !== piece.length)) {
    return { ok: false, code: "identifiers/value-length", token: piece.name };
  }
  return value;
}

import { compileExpression, type Variables } from "../../../core/rules/index.ts";
import type { TemplateBlock } from "../template.ts";
import { FORMATS, isFormat, printable, textOf } from "./formats.ts";

/** A text in pieces: words as they stand, and fields to be filled in. */
export type Piece = { words: string } | { expression: string; format: string | null };

/** Reads the fields of a text: `{expression}` or `{expression|format}`. A brace that is never closed stands as it is. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== "")
    .map((part) => {
      if (!/^\{[^{}]*\}$/.test(part)) return { words: part };
      const inside = part.slice(1, -1);
      const bar = inside.lastIndexOf("|");
      const format = bar < 0 ? null : inside.slice(bar + 1).trim();
      return { expression: (bar < 0 ? inside : inside.slice(0, bar)).trim(), format };
    });
}

/** Work that the fields of one document may cost together, far above any that a person would write; see `fieldValue`. */
export interface Meter {
  left: number;
}

/** Steps that every field costs, beside those of its loops. */
const A_FIELD = 20;

/** Thrown where a template asks for more work than a document may cost. */
export class TooMuchWork extends Error {}

/** The value of a field or list; null when unknown. Throws `TooMuchWork`. */
export function fieldValue(expression: string, facts: Variables, meter: Meter): unknown {
  const compiled = compileExpression(expression);
  meter.left -= A_FIELD;
  const value = compiled.ok && meter.left >= 0 ? compiled.expression.evaluate(facts, meter) : null;
  if (meter.left < 0) throw new TooMuchWork();
  return value;
}

/** The text with its fields filled in; what is unknown leaves nothing behind. */
export function filled(text: string, facts: Variables, meter: Meter): string {
  return piecesOf(text)
    .map((piece) => ("words" in piece ? piece.words : writtenValue(piece, facts, meter)))
    .join("");
}

function writtenValue({ expression, format }: Extract<Piece, { expression: string }>, facts: Variables, meter: Meter): string {
  const value = fieldValue(expression, facts, meter);
  if (value === null || value === undefined) return "";
  return printable(format !== null && isFormat(format) ? FORMATS[format](value) : textOf(value));
}

/** Every text of a block that may hold fields, and every expression it names outright. */
export function textsOf(block: TemplateBlock): { texts: string[]; expressions: string[] } {
  const conditions = "when" in block && block.when !== "" ? [block.when] : [];
  switch (block.kind) {
    case "list":
      return { texts: [block.text, block.none], expressions: [block.of, ...conditions] };
    case "table":
      return { texts: block.columns.map((column) => column.text), expressions: [block.of, ...conditions] };
    case "facts":
      return { texts: block.rows.map((row) => row.text), expressions: conditions };
    case "signature":
      return { texts: [block.text, block.day], expressions: [] };
    case "lines":
    case "number":
    case "qr":
      return { texts: [], expressions: [] };
    default:
      return { texts: [block.text], expressions: conditions };
  }
}

/** Paths that blocks write: `applicant.name`, `item.bases` … */
export function pathsWritten(blocks: readonly TemplateBlock[]): Set<string> {
  const found = new Set<string>();
  for (const block of blocks) {
    const { texts, expressions } = textsOf(block);
    const named = texts.flatMap(piecesOf).flatMap((piece) => ("expression" in piece ? [piece.expression] : []));
    for (const expression of [...named, ...expressions]) for (const path of pathsIn(expression)) found.add(path);
  }
  return found;
}

/** Dotted names in an expression, with each of their beginnings. */
export function pathsIn(expression: string): string[] {
  const names = expression.replace(/"[^"]*"/g, "").match(/[a-zA-Z][\w]*(?:\.[a-zA-Z][\w]*)*/g) ?? [];
  return names.flatMap((name) => name.split(".").map((_, index, parts) => parts.slice(0, index + 1).join(".")));
}

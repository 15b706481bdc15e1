import { compileExpression, evaluate } from "../../../core/rules/index.ts";
import type { Template } from "../template.ts";
import { pathsWritten, piecesOf, textsOf } from "./fields.ts";
import { isFormat } from "./formats.ts";

/** What the law (or practice) wants a document to say: data/documents/required.json, by document code. */
export interface RequiredContent {
  law: string;
  /** Any one of the paths does. `case`: must also be known of the case itself; `own`: only the template must have it. `least`: of a list, so many. */
  content: { label: string; paths: string[]; known: boolean; least?: number }[];
  blocks: { label: string; kind: string }[];
}

export interface TemplateFault {
  code:
    | "documents/lacks-content"
    | "documents/lacks-block"
    | "documents/bad-expression"
    | "documents/bad-format"
    | "documents/unknown-field";
  /** Index of the block it is about; null for the whole. */
  block: number | null;
  detail: string;
}

/** Why a template can't be put in force; empty when it can. */
export function faultsOf(template: Template, required: RequiredContent | undefined, known: ReadonlySet<string>): TemplateFault[] {
  const written = pathsWritten(template);
  const lacking = (required?.content ?? []).filter(({ paths }) => !paths.some((path) => written.has(path)));
  const kinds = new Set<string>(template.blocks.map((block) => block.kind));
  const without = (required?.blocks ?? []).filter(({ kind }) => !kinds.has(kind));
  return [
    ...lacking.map(({ label }): TemplateFault => ({ code: "documents/lacks-content", block: null, detail: label })),
    ...without.map(({ label }): TemplateFault => ({ code: "documents/lacks-block", block: null, detail: label })),
    ...template.blocks.flatMap((block, index) => blockFaults(textsOf(block), index, known)),
    ...[...written]
      .filter((path) => isEntered(path) && !template.asks.some(({ name }) => name === path.split(".")[1]))
      .map((detail): TemplateFault => ({ code: "documents/unknown-field", block: null, detail })),
  ];
}

function blockFaults({ texts, expressions }: ReturnType<typeof textsOf>, block: number, known: ReadonlySet<string>): TemplateFault[] {
  const pieces = texts.flatMap(piecesOf).flatMap((piece) => ("expression" in piece ? [piece] : []));
  const formats = pieces.flatMap(({ format }) => (format === null || isFormat(format) ? [] : [format]));
  const asked = [...pieces.map((piece) => piece.expression), ...expressions];
  return [
    ...formats.map((detail): TemplateFault => ({ code: "documents/bad-format", block, detail })),
    ...asked.flatMap((expression): TemplateFault[] => {
      const compiled = compileExpression(expression);
      if (!compiled.ok) return [{ code: "documents/bad-expression", block, detail: `${expression}: ${compiled.message}` }];
      const strange = compiled.expression.variables.filter((name) => !known.has(name));
      return strange.map((detail): TemplateFault => ({ code: "documents/unknown-field", block, detail }));
    }),
  ];
}

/** Content the law wants and this case doesn't have; a document without it isn't issued. */
export function missingContent(required: RequiredContent | undefined, facts: Readonly<Record<string, unknown>>): string[] {
  return (required?.content ?? [])
    .filter(({ known, paths }) => known && !(facts.entered === undefined && paths.some(isEntered)))
    .filter(({ paths, least = 1 }) => !paths.some((path) => isKnown(evaluate(path, facts), least)))
    .map(({ label }) => label);
}

/** What an officer writes is judged by what the template asks; before that nothing is said of it. */
function isEntered(path: string): boolean {
  return path.startsWith("entered.");
}

function isKnown(value: unknown, least: number): boolean {
  return Array.isArray(value) ? value.length >= least : value !== null && value !== undefined && value !== "";
}

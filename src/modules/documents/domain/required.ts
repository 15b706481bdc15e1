import { compileExpression, evaluate } from "../../../core/rules/index.ts";
import type { Template, TemplateBlock } from "../template.ts";
import { type AskFlaw, type AskPart, askFlaws } from "./ask-faults.ts";
import { type Ask, isListKind } from "./asks.ts";
import { pathsIn, pathsWritten, piecesOf, textsOf } from "./fields.ts";
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
    | AskFlaw["code"]
    | "documents/lacks-content"
    | "documents/lacks-block"
    | "documents/bad-expression"
    | "documents/bad-format"
    | "documents/open-brace"
    | "documents/unknown-field"
    | "documents/unknown-ask"
    | "documents/ask-no-list";
  /** Index of the block it is about; null for the whole, or where it is about a question. */
  block: number | null;
  /** Index of the question it is about, and what of it. */
  ask?: number;
  part?: AskPart;
  detail: string;
}

/**
 * Why a template can't be put in force; empty when it can. `known` holds the first names a text may use and the paths below them: a field that is
 * misspelt would leave a gap in every document, and nobody would be told.
 */
export function faultsOf(template: Template, required: RequiredContent | undefined, known: ReadonlySet<string>): TemplateFault[] {
  const { asks, blocks } = template;
  const written = pathsWritten(blocks);
  const lacking = (required?.content ?? []).filter(({ paths }) => !paths.some((path) => written.has(path)));
  const kinds = new Set<string>(blocks.map((block) => block.kind));
  const without = (required?.blocks ?? []).filter(({ kind }) => !kinds.has(kind));
  const used = new Set([...written].flatMap((path) => (isEntered(path) ? [askedBy(path)] : [])));
  return [
    ...lacking.map(({ label }): TemplateFault => ({ code: "documents/lacks-content", block: null, detail: label })),
    ...without.map(({ label }): TemplateFault => ({ code: "documents/lacks-block", block: null, detail: label })),
    ...blocks.flatMap((block, index) => [
      ...fieldFaults(textsOf(block), known).map((fault) => ({ ...fault, block: index })),
      ...askedFaults(block, asks).map((fault) => ({ ...fault, block: index })),
    ]),
    ...asks.flatMap(({ starts }, ask) =>
      fieldFaults({ texts: [starts], expressions: [] }, atStart(known)).map((fault) => ({ ...fault, ask, part: "starts" as const })),
    ),
    ...askFlaws(asks, used).map((flaw) => ({ ...flaw, block: null })),
  ];
}

/** What stands in a question first is a fact of the case, and can't be what is only being asked for. */
function atStart(known: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...known].filter((name) => !["entered", "row", "index"].includes(name)));
}

/** Questions that a block names and the template doesn't ask, and single answers it would list. */
function askedFaults(block: TemplateBlock, asks: readonly Ask[]): TemplateFault[] {
  const asked = (path: string) => asks.find(({ name }) => name === askedBy(path));
  const unknown = new Set([...pathsWritten([block])].filter((path) => isEntered(path) && !asked(path)).map(askedBy));
  const listed = "of" in block && /^entered\.\w+$/.test(block.of) ? asked(block.of) : undefined;
  return [
    ...[...unknown].map((detail): TemplateFault => ({ code: "documents/unknown-ask", block: null, detail })),
    ...(listed && !isListKind(listed.kind) ? [{ code: "documents/ask-no-list" as const, block: null, detail: listed.label }] : []),
  ];
}

const askedBy = (path: string) => path.split(".")[1] ?? "";

function fieldFaults({ texts, expressions }: ReturnType<typeof textsOf>, known: ReadonlySet<string>): TemplateFault[] {
  const pieces = texts.flatMap(piecesOf).flatMap((piece) => ("expression" in piece ? [piece] : []));
  const formats = pieces.flatMap(({ format }) => (format === null || isFormat(format) ? [] : [format]));
  const asked = [...pieces.map((piece) => piece.expression), ...expressions];
  const torn = texts.flatMap(piecesOf).flatMap((piece) => ("words" in piece && /[{}]/.test(piece.words) ? [piece.words.trim()] : []));
  return [
    ...torn.map(
      (words): TemplateFault => ({ code: "documents/open-brace", block: null, detail: words.slice(words.search(/[{}]/)).slice(0, 40) }),
    ),
    ...formats.map((detail): TemplateFault => ({ code: "documents/bad-format", block: null, detail })),
    ...asked.flatMap((expression): TemplateFault[] => {
      const compiled = compileExpression(expression);
      if (!compiled.ok) return [{ code: "documents/bad-expression", block: null, detail: `${expression}: ${compiled.message}` }];
      const strange = [...compiled.expression.variables.filter((name) => !known.has(name)), ...strangePaths(expression, known)];
      return strange.map((detail): TemplateFault => ({ code: "documents/unknown-field", block: null, detail }));
    }),
  ];
}

/** Of each dotted name the first part that isn't known, where the names below its first one are a closed list (those of a form aren't). */
function strangePaths(expression: string, known: ReadonlySet<string>): string[] {
  const strange = pathsIn(expression).filter((path) => {
    const [first = "", second] = path.split(".");
    return second !== undefined && known.has(`${first}.`) && !known.has(path);
  });
  return strange.filter((path) => !strange.some((shorter) => path.startsWith(`${shorter}.`)));
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

/** The parts of an expression's tree that can be shown as data: names, literals and calls. */
import { parseExpression } from "feelin";
import { MAX_LENGTH } from "./compile.ts";
import { compileExpression } from "./expression.ts";
import { children, type Node, nameOf } from "./syntax.ts";

export interface Reading {
  readonly top: Node;
  source(node: Node): string;
  /** `applicant.type` of a name or path. */
  path(node: Node): string | undefined;
  /** The value of a literal; a number may be negative. */
  literal(node: Node): string | number | boolean | null | undefined;
  call(node: Node): { readonly name: string; readonly given: readonly Node[] } | undefined;
}

/** The tree of an expression that would be taken; undefined for all others. */
export function readable(text: string): Reading | undefined {
  if (text.length > MAX_LENGTH || !compileExpression(text).ok) return undefined;
  const top = children(parseExpression(text, {}, undefined).topNode)[0];
  if (!top) return undefined;
  const source = (node: Node) => text.slice(node.from, node.to);
  const path = (node: Node): string | undefined => {
    if (node.name === "VariableName") return nameOf(source(node));
    const [target, , property] = children(node);
    if (node.name !== "PathExpression" || !target || !property) return undefined;
    const before = path(target);
    return before === undefined ? undefined : `${before}.${nameOf(source(property))}`;
  };
  return { top, source, path, literal: (node) => literal(node, source), call: (node) => call(node, source) };
}

function literal(node: Node, source: (node: Node) => string): string | number | boolean | null | undefined {
  switch (node.name) {
    case "null":
      return null;
    case "BooleanLiteral":
      return source(node) === "true";
    case "NumericLiteral":
      return Number(source(node));
    case "StringLiteral":
      return plainText(source(node));
    case "ArithmeticExpression": {
      const [sign, number] = children(node);
      return sign && source(sign) === "-" && number?.name === "NumericLiteral" ? -Number(source(number)) : undefined;
    }
    default:
      return undefined;
  }
}

function plainText(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function call(node: Node, source: (node: Node) => string): ReturnType<Reading["call"]> {
  const [name, , given] = children(node);
  if (node.name !== "FunctionInvocation" || !name) return undefined;
  return { name: nameOf(source(name)), given: given?.name === "PositionalParameters" ? children(given) : [] };
}

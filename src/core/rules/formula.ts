/** Simple computations as data: `sum(members.income) / count(members)` as two terms, for those who set formulas without writing FEEL. */
import { type Reading, readable } from "./readable.ts";
import { children, type Node } from "./syntax.ts";

export const FORMULA_SIGNS = ["+", "-", "*", "/"] as const;
export type FormulaSign = (typeof FORMULA_SIGNS)[number];
export const AGGREGATES = ["sum", "count", "mean", "min", "max"] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** A number, an answer, or what a list of answers comes to. */
export type FormulaTerm = { readonly number: number } | { readonly path: string; readonly of?: Aggregate };

export interface Formula {
  readonly first: FormulaTerm;
  /** Read as written: `*` and `/` bind closer than `+` and `-`. */
  readonly rest: readonly { readonly sign: FormulaSign; readonly term: FormulaTerm }[];
}

/** The terms of an expression without brackets; undefined when it is more than that, or no expression. */
export function readFormula(text: string): Formula | undefined {
  const reading = readable(text);
  return reading && formulaOf(reading.top, reading);
}

/** The same in FEEL. */
export function writeFormula({ first, rest }: Formula): string {
  return [writeTerm(first), ...rest.map(({ sign, term }) => `${sign} ${writeTerm(term)}`)].join(" ");
}

function writeTerm(term: FormulaTerm): string {
  if ("number" in term) return String(term.number);
  return term.of ? `${term.of}(${term.path})` : term.path;
}

function formulaOf(node: Node, reading: Reading): Formula | undefined {
  const [left, operator, right] = children(node);
  if (node.name !== "ArithmeticExpression" || !right) {
    const first = termOf(node, reading);
    return first && { first, rest: [] };
  }
  const sign = FORMULA_SIGNS.find((each) => operator && each === reading.source(operator));
  const [before, after] = [left && formulaOf(left, reading), formulaOf(right, reading)];
  return sign && before && after && { first: before.first, rest: [...before.rest, { sign, term: after.first }, ...after.rest] };
}

function termOf(node: Node, reading: Reading): FormulaTerm | undefined {
  const number = reading.literal(node);
  if (number !== undefined) return typeof number === "number" ? { number } : undefined;
  const call = reading.call(node);
  if (!call) {
    const path = reading.path(node);
    return path === undefined ? undefined : { path };
  }
  const of = AGGREGATES.find((each) => each === call.name);
  const path = call.given.length === 1 && call.given[0] ? reading.path(call.given[0]) : undefined;
  return of && path !== undefined ? { of, path } : undefined;
}
